import Link from "next/link";
import { pageWindow } from "@/components/page-window";
import { PendingMark } from "@/components/pending-mark";

/** Pages as links: the one before, a window of numbers with both ends, the one after. */
export function PagesNav({
  page,
  pageCount,
  hrefOf,
}: {
  page: number;
  pageCount: number;
  hrefOf: (page: number) => string;
}) {
  if (pageCount <= 1) return null;
  return (
    <nav aria-label="Pages" className="mt-14 border-t border-hairline pt-4">
      <ul className="flex flex-wrap items-center justify-center gap-x-1 tabular-nums">
        <Step page={page - 1} exists={page > 1} words="Previous" hrefOf={hrefOf} />
        {pageWindow(page, pageCount).map((entry) => (
          <li key={entry.key} className={entry.page === page ? "" : "max-sm:hidden"}>
            {entry.page === null ? (
              <span className="px-1 text-muted" aria-hidden="true">
                …
              </span>
            ) : (
              <Link
                href={hrefOf(entry.page)}
                aria-label={`Page ${entry.page} of ${pageCount}`}
                aria-current={entry.page === page ? "page" : undefined}
                className="target min-w-11 justify-center text-muted aria-[current]:font-medium aria-[current]:text-ink"
              >
                <span className="quiet-link">{entry.page}</span>
                {entry.page === page ? (
                  <span className="sm:hidden">&nbsp;of {pageCount}</span>
                ) : null}
                <PendingMark />
              </Link>
            )}
          </li>
        ))}
        <Step page={page + 1} exists={page < pageCount} words="Next" hrefOf={hrefOf} />
      </ul>
    </nav>
  );
}

function Step({
  page,
  exists,
  words,
  hrefOf,
}: {
  page: number;
  exists: boolean;
  words: string;
  hrefOf: (page: number) => string;
}) {
  return (
    <li className="min-w-20 text-center">
      {exists ? (
        <Link
          href={hrefOf(page)}
          rel={words === "Next" ? "next" : "prev"}
          aria-label={`${words} page`}
          className="target quiet-link px-2"
        >
          {words}
          <PendingMark />
        </Link>
      ) : null}
    </li>
  );
}
