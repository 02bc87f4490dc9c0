import type { ReactNode } from "react";
import { LikeControls } from "@/components/like-controls";
import { Price } from "@/components/price";
import { ProductCard } from "@/components/product-card";
import { VariantSwatches } from "@/components/variant-swatches";
import type { SearchRequest, SearchResult } from "@/lib/search/types";

export const RESULT_PHOTO_SIZES =
  "(min-width: 104rem) 16vw, (min-width: 84rem) 19vw, (min-width: 64rem) 22vw, (min-width: 40rem) 33vw, calc(50vw - 1.25rem)";

/**
 * A result on its card, with its colours and a "more like this" link that builds on the request. `swatches` is true if
 * any card of the list has colours: the others then leave the same room, so that all cards line up.
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

/** Has the same height with and without swatches. */
export function SwatchRow({ children }: { children?: ReactNode }) {
  return <div className="min-h-11 pointer-fine:min-h-7">{children}</div>;
}
