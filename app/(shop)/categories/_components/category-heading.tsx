import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import { categoryHref } from "@/components/category-href";
import { PendingMark } from "@/components/pending-mark";
import type { Category } from "@/lib/catalogue/queries";

/** Where one is, how much there is, and the finer categories beside it. */
export async function CategoryHeading({
  broad,
  fine,
}: {
  broad: Category;
  fine: Category["fine"][number] | null;
}) {
  const [t, common, format] = await Promise.all([
    getTranslations("Categories"),
    getTranslations("Common"),
    getFormatter(),
  ]);
  return (
    <div className="mb-4">
      <nav aria-label={t("whereYouAre")} className="text-small text-muted">
        <Link href="/categories" className="target quiet-link" prefetch={false}>
          {t("title")}
        </Link>
        {fine ? (
          <>
            <span aria-hidden="true"> / </span>
            <Link href={categoryHref(broad.name)} className="target quiet-link" prefetch={false}>
              {broad.name}
            </Link>
          </>
        ) : null}
      </nav>
      <div className="flex items-baseline justify-between gap-6">
        <h1 className="font-serif text-display">{fine?.name ?? broad.name}</h1>
        <p role="status" className="shrink-0 text-small text-muted tabular-nums">
          {common("products", { count: (fine ?? broad).count })}
        </p>
      </div>
      <ul
        aria-label={t("within", { name: broad.name })}
        className="mt-3 flex gap-x-5 border-b border-hairline max-sm:-mx-4 max-sm:overflow-x-auto max-sm:px-4 max-sm:[scrollbar-width:none] sm:flex-wrap"
      >
        {broad.fine.map(({ name, count }) => (
          <li key={name}>
            <Link
              href={categoryHref(broad.name, name)}
              prefetch={false}
              aria-current={name === fine?.name ? "page" : undefined}
              className="target gap-1.5 whitespace-nowrap text-muted transition-colors hover:text-ink aria-[current]:text-ink"
            >
              <span className={`quiet-link ${name === fine?.name ? "decoration-current" : ""}`}>
                {name}
              </span>
              <span className="text-small tabular-nums">{format.number(count)}</span>
              <PendingMark />
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
