import { SearchField } from "@/app/(shop)/_components/search-field/search-field";
import { searchFieldWords } from "@/app/(shop)/_components/search-field/words";
import { hrefWithoutPhoto } from "@/app/(shop)/search/href-without-photo";
import { MAX_QUERY_CHARACTERS } from "@/lib/search/request/param-schemas";
import { DEFAULT_REQUEST, searchHref } from "@/lib/search/request/search-params";
import type { SearchRequest } from "@/lib/search/types";
import type { QueryPhoto } from "@/lib/shopper-photos/shopper-photos";

/**
 * The search field, showing what was asked and keeping the chosen view for the next search.
 *
 * The photo stays until it is taken out, with the weight of the words beside it. Examples stay when words join them:
 * beside a photo, and where the field was empty ("more like this", but red). Words typed in place of others ask for
 * something else, and examples of what was asked before would pull it back: they go.
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
