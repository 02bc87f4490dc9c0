import { setTimeout as sleep } from "node:timers/promises";
import { RESULT_PHOTO_SIZES, SwatchRow } from "@/app/(shop)/_components/results/list/result-card";
import { FIRST_PHOTOS, hasSwatchRow } from "@/app/(shop)/_components/results/list/result-items";
import { Price } from "@/components/price";
import { CardPhoto } from "@/components/product-card";
import { ProductGridSkeleton } from "@/components/product-grid-skeleton";
import type { Result } from "@/lib/action";
import type { SearchResponse, SearchResult } from "@/lib/search/types";

/** A page waits no longer than this for a search before it shows anything. */
const SOON_MS = 200;
/** Two rows of the widest grid: what the first screen shows. */
const SHOWN = 10;

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
      <CardPhoto photo={result.photo} sizes={RESULT_PHOTO_SIZES} eager={eager} />
      <p className="mt-2 truncate text-base">{result.title}</p>
      <p className="truncate text-small text-muted">
        <Price {...result} />
      </p>
      {swatches ? <SwatchRow /> : null}
    </div>
  );
}
