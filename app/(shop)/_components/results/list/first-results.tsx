import { setTimeout as sleep } from "node:timers/promises";
import { RESULT_PHOTO_SIZES, SwatchRow } from "@/app/(shop)/_components/results/list/result-card";
import { FIRST_PHOTOS, hasSwatchRow } from "@/app/(shop)/_components/results/list/result-items";
import { Price } from "@/components/price";
import { CardPhoto } from "@/components/product-card";
import { ProductGridSkeleton } from "@/components/product-grid-skeleton";
import type { Result } from "@/lib/action";
import type { SearchResponse, SearchResult } from "@/lib/search/types";

/** The longest a page waits for a search before showing anything. */
const SOON_MS = 200;
/** Two rows of the widest grid: what the first screen shows. */
const SHOWN = 10;

/**
 * A placeholder for the results. If the search finishes in time, it shows pictures of the first results, so that the
 * first paint already shows what was asked for; otherwise it is an empty grid. React shows streamed content a third of
 * a second after the first paint, and then the results replace their pictures without a visible change.
 */
export async function FirstResults({ outcome }: { outcome: Promise<Result<SearchResponse>> }) {
  const answer = await Promise.race([outcome, sleep(SOON_MS, null)]);
  if (!answer?.ok || !isPicturable(answer.value)) {
    return <ProductGridSkeleton className="results-grid" />;
  }
  const swatches = hasSwatchRow(answer.value);
  return (
    <div className="product-grid results-grid" aria-hidden="true" data-skeleton>
      {answer.value.results.slice(0, SHOWN).map((result, index) => (
        <FirstResult
          key={result.id}
          result={result}
          swatches={swatches}
          eager={index < FIRST_PHOTOS}
        />
      ))}
    </div>
  );
}

/** Other results have words above the list, which would move it. */
function isPicturable({ request, total, strong, didYouMean }: SearchResponse): boolean {
  return request.page === 1 && total > 0 && strong && didYouMean === null;
}

function FirstResult({
  result,
  swatches,
  eager,
}: {
  result: SearchResult;
  swatches: boolean;
  eager: boolean;
}) {
  return (
    <div>
      <CardPhoto photo={result.photo} sizes={RESULT_PHOTO_SIZES} eager={eager} />
      <p className="mt-2 truncate text-base">{result.title}</p>
      <p className="truncate text-small text-muted">
        <Price {...result} />
      </p>
      {swatches ? <SwatchRow /> : null}
    </div>
  );
}
