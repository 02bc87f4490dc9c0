import type { ReactNode } from "react";
import { Arriving } from "@/app/(shop)/_components/results/arriving";
import { FilterChips } from "@/app/(shop)/_components/results/filters/filter-chips";
import { Filters } from "@/app/(shop)/_components/results/filters/filters";
import { FirstResults } from "@/app/(shop)/_components/results/list/first-results";
import { ResultList } from "@/app/(shop)/_components/results/list/result-list";
import { type Place, placeHref } from "@/app/(shop)/_components/results/place";
import { requestPlanner } from "@/app/(shop)/_components/results/request-planner";
import { ResultsToolbar } from "@/app/(shop)/_components/results/results-toolbar";
import { type Result, runAction } from "@/lib/action";
import { searchFacets } from "@/lib/search/facets";
import { isBrowsing } from "@/lib/search/request/search-params";
import type { SearchRequest, SearchResponse } from "@/lib/search/types";

/**
 * Results with everything that arranges them: filters, order, chosen filters and pages. `children` go above the list
 * and before the chosen filters.
 */
export function Results({
  place,
  request,
  outcome,
  carried = "",
  children,
}: {
  place: Place;
  request: SearchRequest;
  outcome: Promise<Result<SearchResponse>>;
  /** Parameters that are not part of the search but must reach the page without scripts, as in `&name=value`. */
  carried?: string;
  children?: ReactNode;
}) {
  const facets = runAction(() => searchFacets(request, requestPlanner()));
  return (
    <div className={isBrowsing(request) ? "results-layout browsing" : "results-layout"}>
      {place.plain ? null : (
        <noscript>
          <meta
            httpEquiv="refresh"
            content={`0; url=${placeHref({ ...place, plain: true }, request)}${carried}`}
          />
        </noscript>
      )}
      <Filters place={place} request={request} outcome={outcome} facets={facets} />
      <ResultsToolbar place={place} request={request} outcome={outcome} />
      <div id="results" tabIndex={-1} className="results-body">
        {children}
        <FilterChips place={place} request={request} facets={facets} />
        <Arriving place={place} fallback={<FirstResults outcome={outcome} />}>
          <ResultList place={place} request={request} outcome={outcome} />
        </Arriving>
      </div>
    </div>
  );
}
