import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { searchHref } from "@/lib/search/request/search-params";

/** In English whatever the interface language: the demo's products and the bundled towers are English too. */
const EXAMPLES = [
  "navy sneakers for men",
  "a red dress for a summer wedding",
  "soft wool jumper with a round neck",
];

/** Example searches that show what can be asked for. */
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
