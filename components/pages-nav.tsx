import Link from "next/link";
import type { useTranslations } from "next-intl";
import { pageWindow } from "@/components/page-window";
import { PendingMark } from "@/components/pending-mark";

type Words = ReturnType<typeof useTranslations<"Pages">>;

/**
 * Page links: the previous page, a window of numbers with both ends, and the next page. `t` provides the Pages
 * messages.
 */
export function PagesNav({
  page,
  pageCount,
  hrefOf,
  t,
}: {
  page: number;
  pageCount: number;
  hrefOf: (page: number) => string;
  t: Words;
}) {
  if (pageCount <= 1) return null;
  const nameOf = (number: number) => t("page", { page: number, count: pageCount });
  return (
    <nav aria-label={t("label")} className="mt-14 border-t border-hairline pt-4">
      <ul className="flex flex-wrap items-center justify-center gap-x-1 tabular-nums">
        <Step
          href={page > 1 ? hrefOf(page - 1) : null}
          rel="prev"
          words={t("previous")}
          name={t("previousPage")}
        />
        {pageWindow(page, pageCount).map((entry) => (
          <li key={entry.key} className={entry.page === page ? "" : "max-sm:hidden"}>
            {entry.page === null ? (
              <span className="px-1 text-muted" aria-hidden="true">
                …
              </span>
            ) : (
              <Link
                href={hrefOf(entry.page)}
                aria-label={nameOf(entry.page)}
                aria-current={entry.page === page ? "page" : undefined}
                className="target min-w-11 justify-center text-muted aria-[current]:font-medium aria-[current]:text-ink"
              >
                <span className={`quiet-link ${entry.page === page ? "max-sm:hidden" : ""}`}>
                  {entry.page}
                </span>
                {entry.page === page ? <span className="sm:hidden">{nameOf(page)}</span> : null}
                <PendingMark />
              </Link>
            )}
          </li>
        ))}
        <Step
          href={page < pageCount ? hrefOf(page + 1) : null}
          rel="next"
          words={t("next")}
          name={t("nextPage")}
        />
      </ul>
    </nav>
  );
}

function Step({
  href,
  rel,
  words,
  name,
}: {
  href: string | null;
  rel: "prev" | "next";
  words: string;
  name: string;
}) {
  return (
    <li className="min-w-20 text-center">
      {href ? (
        <Link href={href} rel={rel} aria-label={name} className="target quiet-link px-2">
          {words}
          <PendingMark />
        </Link>
      ) : null}
    </li>
  );
}
