import type { ReactNode } from "react";
import { LikeControls } from "@/components/like-controls";
import { Price } from "@/components/price";
import { ProductCard } from "@/components/product-card";
import { VariantSwatches } from "@/components/variant-swatches";
import type { SearchRequest, SearchResult } from "@/lib/search/types";

export const RESULT_PHOTO_SIZES =
  "(min-width: 104rem) 16vw, (min-width: 84rem) 19vw, (min-width: 64rem) 22vw, (min-width: 40rem) 33vw, calc(50vw - 1.25rem)";

/**
 * A result on its card with its colours, and "more like this", which goes on from the request. `swatches` where any card of the list has some: the others then leave the
 * same room, so that all stay in step.
 */
export function ResultCard({
  request,
  result,
  swatches,
  heading = "h2",
  note = null,
  eager = false,
}: {
  request: SearchRequest;
  result: SearchResult;
  swatches: boolean;
  heading?: "h2" | "h3";
  note?: ReactNode;
  eager?: boolean;
}) {
  return (
    <ProductCard
      product={result}
      price={<Price {...result} />}
      heading={heading}
      note={note}
      sizes={RESULT_PHOTO_SIZES}
      eager={eager}
      actions={<LikeControls product={result} asked={request} />}
      below={
        swatches ? (
          <SwatchRow>
            <VariantSwatches variants={result.variants} />
          </SwatchRow>
        ) : null
      }
    />
  );
}

/** As high with swatches as without. */
export function SwatchRow({ children }: { children?: ReactNode }) {
  return <div className="min-h-11 pointer-fine:min-h-7">{children}</div>;
}
