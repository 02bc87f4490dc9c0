import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { searchHref } from "@/lib/search/request/search-params";

/** English in every language of the interface: so are the demo's products, and so read the shipped towers. */
const EXAMPLES = [
  "navy sneakers for men",
  "a red dress for a summer wedding",
  "soft wool jumper with a round neck",
];

/** What one can ask, as searches to try. */
export async function AskingHints() {
  const t = await getTranslations("Home");
  return (
    <p className="flex flex-wrap gap-x-5 text-muted">
      <span className="target">{t("try")}</span>
      {EXAMPLES.map((q) => (
        <Link
          key={q}
          href={searchHref({ q })}
          prefetch={false}
          lang="en"
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
