import { getTranslations } from "next-intl/server";
import { SubmitButton } from "@/app/(shop)/_components/search-field/submit-button";
import { MAX_QUERY_CHARACTERS } from "@/lib/search/request/param-schemas";

/**
 * A text-only search field for the not-found page. Next bundles that page with every route, including the admin's, so
 * the full field would load its photo code everywhere.
 */
export async function PlainSearch() {
  const t = await getTranslations("SearchField");
  return (
    <search className="block">
      <form
        action="/search"
        className="flex h-16 items-center border-b border-edge transition-shadow focus-within:border-accent focus-within:shadow-[0_1px_0_var(--color-accent)]"
      >
        <input
          type="search"
          name="q"
          maxLength={MAX_QUERY_CHARACTERS}
          aria-label={t("label")}
          placeholder={t("placeholder")}
          autoComplete="off"
          enterKeyHint="search"
          className="h-full min-w-0 flex-1 bg-transparent text-large outline-none placeholder:text-muted placeholder:opacity-100 [&::-webkit-search-cancel-button]:hidden"
        />
        <SubmitButton label={t("submit")} />
      </form>
    </search>
  );
}
