import Link from "next/link";
import { searchHref } from "@/lib/search/search-params";

const EXAMPLES = [
  "navy sneakers for men",
  "a red dress for a summer wedding",
  "soft wool jumper with a round neck",
];

/** What one can ask, as searches to try. */
export function AskingHints() {
  return (
    <p className="flex flex-wrap gap-x-5 text-muted">
      <span className="target">Try</span>
      {EXAMPLES.map((q) => (
        <Link
          key={q}
          href={searchHref({ q })}
          prefetch={false}
          className="target text-ink max-sm:last:hidden"
        >
          <span className="underline decoration-hairline underline-offset-[0.3em] transition-colors hover:decoration-current">
            {q}
          </span>
        </Link>
      ))}
    </p>
  );
}
