import { getLocale, getTranslations } from "next-intl/server";
import type { Problem } from "@/lib/search/request/search-params";

/** The parts of the address that could not be used; the search went on without them. */
export async function Problems({ problems }: { problems: Problem[] }) {
  if (problems.length === 0) return null;
  const [t, locale] = await Promise.all([getTranslations("Search"), getLocale()]);
  return (
    <div role="note" className="mb-3 border-l-2 border-accent pl-3 text-small text-muted">
      <p>{t("problems", { count: problems.length })}</p>
      <ul>
        {problems.map(({ parameter, message }) => (
          // The endpoint's own messages are in English and more specific.
          <li key={parameter}>{locale === "en" ? message : t("problem", { parameter })}</li>
        ))}
      </ul>
    </div>
  );
}
