import { useTranslations } from "next-intl";
import { ChoiceForm } from "@/app/(shop)/_components/results/choice-form";
import { HiddenFields } from "@/app/(shop)/_components/results/hidden-fields";
import { fieldsAround, type Place, placeHref } from "@/app/(shop)/_components/results/place";
import { isBrowsing } from "@/lib/search/request/search-params";
import { type SearchRequest, SORTS } from "@/lib/search/types";

/**
 * Chooses the order of the results. Without a query relevance already means newest first, so newest is not offered
 * twice.
 */
export function SortChoice({ place, request }: { place: Place; request: SearchRequest }) {
  const t = useTranslations("Search.sort");
  const browsing = isBrowsing(request);
  const offered = browsing ? SORTS.filter((sort) => sort !== "newest") : SORTS;
  const chosen = offered.find((sort) => sort === request.sort) ?? "relevance";
  const value = (sort: string) => (sort === "relevance" ? "" : sort);
  const { before, after } = fieldsAround(
    place,
    { ...request, sort: "newest", page: 1, open: null },
    ["sort"],
  );
  return (
    <ChoiceForm
      action={place.pathname}
      asked={placeHref(place, request)}
      className="flex items-center gap-x-2 text-small"
    >
      <HiddenFields fields={before} />
      <label htmlFor="sort" className="text-muted max-sm:sr-only">
        {t("label")}
      </label>
      <select
        id="sort"
        name="sort"
        autoComplete="off"
        defaultValue={value(chosen)}
        data-chosen={value(chosen)}
        className="choice-select"
      >
        {offered.map((sort) => (
          <option key={sort} value={value(sort)}>
            {t(browsing && sort === "relevance" ? "newest" : sort)}
          </option>
        ))}
      </select>
      <HiddenFields fields={after} />
      <button type="submit" className="target quiet-link not-noscript:hidden">
        {t("apply")}
      </button>
    </ChoiceForm>
  );
}
