import { useTranslations } from "next-intl";
import { ModeSwitch } from "@/app/(shop)/_components/results/mode-switch";
import type { Place } from "@/app/(shop)/_components/results/place";
import { RememberChoice } from "@/app/(shop)/_components/results/remember-choice";
import { VIEW_COOKIE } from "@/app/(shop)/_components/results/remembered-view";
import { ResultCount } from "@/app/(shop)/_components/results/result-count";
import { SortChoice } from "@/app/(shop)/_components/results/sort-choice";
import { StyleCount } from "@/app/(shop)/_components/results/style-count";
import { ViewSwitch } from "@/app/(shop)/_components/results/view-switch";
import type { Result } from "@/lib/action";
import { isBrowsing } from "@/lib/search/request/search-params";
import type { SearchRequest, SearchResponse } from "@/lib/search/types";

/**
 * The number of results and their order, as cells of the results' layout. Their size does not depend on what is chosen,
 * so nothing moves. Variety is itself an order, so any other order switches it off; without a query there is nothing to
 * rank by.
 */
export function ResultsToolbar({
  place,
  request,
  outcome,
}: {
  place: Place;
  request: SearchRequest;
  outcome: Promise<Result<SearchResponse>>;
}) {
  const t = useTranslations("Search");
  const byRelevance = request.sort === "relevance";
  return (
    <>
      <ResultCount place={place} outcome={outcome} className="results-count" />
      <div className="results-sort">
        <SortChoice place={place} request={request} />
      </div>
      {isBrowsing(request) ? null : (
        <>
          <RememberChoice cookie={VIEW_COOKIE} className="results-view">
            {byRelevance ? (
              <ViewSwitch place={place} request={request} />
            ) : (
              <p className="target text-small text-muted">{t("view.setAside")}</p>
            )}
          </RememberChoice>
          <RememberChoice cookie={VIEW_COOKIE} className="results-tune">
            {byRelevance && request.view === "varied" ? (
              <StyleCount place={place} request={request} />
            ) : (
              <ModeSwitch place={place} request={request} />
            )}
          </RememberChoice>
        </>
      )}
    </>
  );
}
