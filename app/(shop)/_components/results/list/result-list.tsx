import { useTranslations } from "next-intl";
import { EndlessList } from "@/app/(shop)/_components/results/list/endless-list";
import { Fallbacks } from "@/app/(shop)/_components/results/list/fallbacks";
import {
  BeyondTheEnd,
  NothingFound,
  SearchFailed,
} from "@/app/(shop)/_components/results/list/no-results";
import { nextHref, PagesFoot, pageCountOf } from "@/app/(shop)/_components/results/list/pages-foot";
import { resultItems } from "@/app/(shop)/_components/results/list/result-items";
import { type Place, placeHref } from "@/app/(shop)/_components/results/place";
import { errorWords } from "@/app/(shop)/error-words";
import type { Result } from "@/lib/action";
import type { SearchRequest, SearchResponse } from "@/lib/search/types";

/** The products found and their pages, or why there are none and what to do next. */
export async function ResultList({
  place,
  request,
  outcome,
}: {
  place: Place;
  request: SearchRequest;
  outcome: Promise<Result<SearchResponse>>;
}) {
  const answer = await outcome;
  if (!answer.ok) {
    const message = await errorWords(answer.error);
    return <SearchFailed message={message} retryHref={placeHref(place, request)} />;
  }
  // Links build on what was asked for, not on the mode and view that the search resolved it to.
  const found = { ...answer.value, request };
  const { total } = found;
  const pageCount = pageCountOf(found);
  const lastHref = placeHref(place, { ...request, page: pageCount });
  return (
    <div data-waits className="transition-opacity">
      {total === 0 ? (
        <NothingFound place={place} found={found} />
      ) : (
        <div className="mb-6 empty:hidden">
          <Fallbacks place={place} found={found} />
        </div>
      )}
      {total > 0 && request.page > pageCount ? (
        <BeyondTheEnd page={request.page} pageCount={pageCount} lastHref={lastHref} />
      ) : null}
      {total > 0 && request.page <= pageCount ? <Pages place={place} found={found} /> : null}
    </div>
  );
}

function Pages({ place, found }: { place: Place; found: SearchResponse }) {
  const t = useTranslations("Search");
  const { request, opened } = found;
  // Folding or unfolding a style does not make it a different list.
  const address = placeHref(place, { ...request, open: null });
  const items = resultItems(place, found);
  const { page } = request;
  return (
    <EndlessList
      key={address}
      address={address}
      page={page}
      ids={[...items, ...opened].map(({ id }) => id)}
      label={t("results")}
      previousHref={page > 1 ? placeHref(place, { ...request, page: page - 1 }) : null}
      nextHref={nextHref(place, found)}
      words={{
        previous: t("pages.showPrevious"),
        more: t("pages.showMore"),
        loading: t("pages.loading"),
      }}
      foot={<PagesFoot place={place} found={found} />}
    >
      {items.map(({ node }) => node)}
    </EndlessList>
  );
}
