import type { ReactNode } from "react";
import { ResultCard } from "@/app/(shop)/_components/results/list/result-card";
import type { Place } from "@/app/(shop)/_components/results/place";
import { OpenedStyle } from "@/app/(shop)/_components/results/styles/opened-style";
import { StyleNote } from "@/app/(shop)/_components/results/styles/style-note";
import { styleNotes } from "@/app/(shop)/_components/results/styles/style-notes";
import { cardSwatches } from "@/components/card-swatches";
import type { SearchResponse } from "@/lib/search/types";

/** How many photos are fetched first: a phone's row. The rest of the first screen follows once it is laid out. */
export const FIRST_PHOTOS = 2;

/** An item of the list, identified by its product so that none is shown twice. */
export type ResultItem = { id: string; node: ReactNode };

/** The results of a page as list items, with the unfolded style after its first card. */
export function resultItems(place: Place, found: SearchResponse): ResultItem[] {
  const { request, results, opened } = found;
  const notes = styleNotes(results, request.page);
  const swatches = hasSwatchRow(found);
  return results.flatMap((result, index) => {
    const note = notes.get(result.id);
    const card = {
      id: result.id,
      node: (
        <li key={result.id}>
          <ResultCard
            request={request}
            result={result}
            swatches={swatches}
            eager={request.page === 1 && index < FIRST_PHOTOS}
            note={note ? <StyleNote place={place} request={request} note={note} /> : null}
          />
        </li>
      ),
    };
    if (!note || note.style !== request.open || opened.length === 0) return [card];
    return [card, openedItem(place, found, swatches)];
  });
}

function openedItem(
  place: Place,
  { request, opened }: SearchResponse,
  swatches: boolean,
): ResultItem {
  const style = request.open ?? 0;
  const id = `style ${style}`;
  return {
    id,
    node: (
      <OpenedStyle key={id} place={place} request={request} style={style} count={opened.length}>
        {opened.map((result) => (
          <li key={result.id}>
            <ResultCard request={request} result={result} swatches={swatches} heading="h3" />
          </li>
        ))}
      </OpenedStyle>
    ),
  };
}

/** Whether any card on the page shows colours, in which case all leave room for them. */
export function hasSwatchRow({ results, opened }: SearchResponse): boolean {
  return [...results, ...opened].some(({ variants }) => cardSwatches(variants).shown.length > 0);
}
