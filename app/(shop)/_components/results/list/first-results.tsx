import { setTimeout as sleep } from "node:timers/promises";
import { RESULT_PHOTO_SIZES } from "@/app/(shop)/_components/results/list/result-card";
import { FIRST_ROW, hasSwatches } from "@/app/(shop)/_components/results/list/result-items";
import { Price } from "@/components/price";
import { ProductGridSkeleton } from "@/components/product-grid-skeleton";
import { ProductPhoto } from "@/components/product-photo";
import type { Result } from "@/lib/action";
import type { SearchResponse, SearchResult } from "@/lib/search/types";

/** A page waits no longer than this for a search before it shows anything. */
const SOON_MS = 200;
/** Two rows of the widest grid: what the first screen shows. */
const SHOWN = 2 * FIRST_ROW;

/**
 * What keeps the place of the results: pictures of the first of them, so that the first paint shows what was asked for,
 * where the search is done by then; else an empty grid. React puts what streams in place a third of a second after the
 * first paint, and results take the place of their pictures unseen.
 */
export async function FirstResults({ outcome }: { outcome: Promise<Result<SearchResponse>> }) {
  const answer = await Promise.race([outcome, sleep(SOON_MS, null)]);
  if (!answer?.ok || !isPicturable(answer.value)) {
    return <ProductGridSkeleton className="results-grid" />;
  }
  const { results } = answer.value;
  const swatches = results.some(hasSwatches);
  return (
    <div className="product-grid results-grid" aria-hidden="true" data-skeleton>
      {results.slice(0, SHOWN).map((result, index) => (
        <FirstResult
          key={result.id}
          result={result}
          swatches={swatches}
          eager={index < FIRST_ROW}
        />
      ))}
    </div>
  );
}

/** Words above the list would move it. */
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
      {result.photo ? (
        <ProductPhoto photo={result.photo} alt="" sizes={RESULT_PHOTO_SIZES} eager={eager} />
      ) : (
        <span className="block aspect-4/5 bg-plate" />
      )}
      <p className="mt-2 truncate text-base">{result.title}</p>
      <p className="truncate text-small text-muted">
        <Price {...result} />
      </p>
      {swatches ? <div className="min-h-11 pointer-fine:min-h-7" /> : null}
    </div>
  );
}
