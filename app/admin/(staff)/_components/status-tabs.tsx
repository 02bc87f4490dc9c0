import Link from "next/link";
import { type ListParams, listHref } from "@/app/admin/(staff)/_components/list-params";
import { PRODUCT_STATUSES, type ProductStatus } from "@/lib/catalogue/product-status";

const WORDS = { all: "All", draft: "Drafts", published: "Published", archived: "Archived" };

/** The statuses as links, each with the number of products it lists. */
export function StatusTabs({
  params,
  counts,
}: {
  params: ListParams;
  counts: Record<ProductStatus | "all", number>;
}) {
  return (
    <nav aria-label="Status" className="flex flex-wrap gap-x-5 text-small">
      {([null, ...PRODUCT_STATUSES] as const).map((status) => (
        <Link
          key={status ?? "all"}
          href={listHref({ q: params.q, status })}
          aria-current={params.status === status ? "page" : undefined}
          className="target text-muted aria-[current]:text-ink"
        >
          <span className="quiet-link" aria-current={params.status === status ? "true" : undefined}>
            {WORDS[status ?? "all"]}
          </span>
          <span className="ml-1.5 tabular-nums">
            {counts[status ?? "all"].toLocaleString("en")}
          </span>
        </Link>
      ))}
    </nav>
  );
}
