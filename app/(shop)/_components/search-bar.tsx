import { SearchField } from "@/app/(shop)/_components/search-field/search-field";
import { searchFieldWords } from "@/app/(shop)/_components/search-field/words";
import { photoUrl } from "@/lib/images/photo-url";
import { MAX_QUERY_CHARACTERS } from "@/lib/search/param-schemas";
import type { QueryPhoto } from "@/lib/search/query-photos";
import { DEFAULT_REQUEST, searchHref } from "@/lib/search/search-params";
import type { SearchRequest } from "@/lib/search/types";

/** The search field, showing what was asked and keeping the chosen view for the next search. */
export async function SearchBar({
  request = DEFAULT_REQUEST,
  photo = null,
}: {
  request?: SearchRequest;
  photo?: QueryPhoto | null;
}) {
  const { mode, view, styles } = request;
  const kept = new URL(searchHref({ mode, view, styles, photo: photo?.id ?? null }), "http://shop");
  return (
    <SearchField
      q={request.q}
      maxCharacters={MAX_QUERY_CHARACTERS}
      kept={[...kept.searchParams]}
      words={await searchFieldWords()}
      photo={
        photo && {
          thumbnailUrl: photoUrl(photo.storageKey, 96),
          hrefWithout: searchHref({ ...request, photo: null, page: 1 }),
        }
      }
    />
  );
}
