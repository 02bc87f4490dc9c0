import { SearchField } from "@/app/(shop)/_components/search-field/search-field";
import { searchFieldWords } from "@/app/(shop)/_components/search-field/words";
import { hrefWithoutPhoto } from "@/app/(shop)/search/href-without-photo";
import { MAX_QUERY_CHARACTERS } from "@/lib/search/request/param-schemas";
import { DEFAULT_REQUEST, searchHref } from "@/lib/search/request/search-params";
import type { SearchRequest } from "@/lib/search/types";
import type { QueryPhoto } from "@/lib/shopper-photos/shopper-photos";

/**
 * The search field, showing what was asked for and keeping the chosen view for the next search.
 *
 * A photo, and the weight of the words beside it, stays until it is removed. Examples stay when words are added to a
 * photo or to an empty field ("more like this", but red). Words that replace other words ask for something else: the
 * examples would pull the results back to the old search, so they are dropped.
 */
export async function SearchBar({
  request = DEFAULT_REQUEST,
  photo = null,
}: {
  request?: SearchRequest;
  photo?: QueryPhoto | null;
}) {
  const { q, mode, view, styles, wordsWeight, more, less } = request;
  const kept = new URL(
    searchHref({
      mode,
      view,
      styles,
      ...(photo ? { photo: photo.id, wordsWeight } : {}),
      ...(photo || q === "" ? { more, less } : {}),
    }),
    "http://shop",
  );
  return (
    <SearchField
      q={request.q}
      maxCharacters={MAX_QUERY_CHARACTERS}
      kept={[...kept.searchParams]}
      words={await searchFieldWords()}
      photo={
        photo && {
          thumbnail: photo,
          hrefWithout: hrefWithoutPhoto(request),
        }
      }
    />
  );
}
