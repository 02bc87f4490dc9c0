import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { type Place, placeHref } from "@/app/(shop)/_components/results/place";
import { categoryHref } from "@/components/category-href";
import { PendingMark } from "@/components/pending-mark";
import type { Category, FineCategory } from "@/lib/catalogue/category-tree";
import type { SearchRequest } from "@/lib/search/types";

/** Where the shopper is, and the category's fine categories; the links to them keep all other choices. */
export async function CategoryHeading({
  place,
  request,
  broad,
  fine,
}: {
  place: Place;
  request: SearchRequest;
  broad: Category;
  fine: FineCategory | null;
}) {
  const t = await getTranslations("Categories");
  const hrefOf = (name: string | null) =>
    placeHref({ ...place, pathname: categoryHref(broad.name, name) }, { ...request, page: 1 });
  return (
    <div className="mb-2">
      <nav aria-label={t("whereYouAre")} className="text-small text-muted">
        <Link href="/categories" className="target quiet-link" prefetch={false}>
          {t("title")}
        </Link>
        {fine ? (
          <>
            <span aria-hidden="true"> / </span>
            <Link href={hrefOf(null)} className="target quiet-link" prefetch={false}>
              {broad.name}
            </Link>
          </>
        ) : null}
      </nav>
      <h1 className="font-serif text-display">{fine?.name ?? broad.name}</h1>
      <ul
        aria-label={t("within", { name: broad.name })}
        className="mt-3 flex gap-x-5 border-b border-hairline max-sm:-mx-4 max-sm:overflow-x-auto max-sm:px-4 max-sm:[scrollbar-width:none] sm:flex-wrap"
      >
        {broad.fine.map(({ name }) => (
          <li key={name}>
            <Link
              href={hrefOf(name)}
              prefetch={false}
              aria-current={name === fine?.name ? "page" : undefined}
              className="target whitespace-nowrap text-muted transition-colors hover:text-ink aria-[current]:text-ink"
            >
              <span className={`quiet-link ${name === fine?.name ? "decoration-current" : ""}`}>
                {name}
              </span>
              <PendingMark />
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
