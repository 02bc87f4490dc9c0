import { type Place, SEARCH_PLACE } from "@/app/(shop)/_components/results/place";
import { type FoundCategory, findCategory } from "@/app/(shop)/categories/find-category";
import { listCategories } from "@/lib/catalogue/queries";
import { DEFAULT_REQUEST, parseSearchRequest } from "@/lib/search/request/search-params";
import type { SearchRequest } from "@/lib/search/types";

/** Browsers and servers give up far earlier. */
const MAX_ADDRESS_CHARACTERS = 16_000;

/** Stands in for the shop's real origin. */
const SHOP = "http://shop";

type Asked = { place: Place; request: SearchRequest };

/**
 * The results that a shop address (path and parameters) stands for; null if it is not one of the shop's result pages.
 */
export async function requestAt(address: unknown): Promise<Asked | null> {
  if (typeof address !== "string" || address.length > MAX_ADDRESS_CHARACTERS) return null;
  if (!address.startsWith("/") || !URL.canParse(address, SHOP)) return null;
  const { origin, pathname, searchParams } = new URL(address, SHOP);
  if (origin !== SHOP) return null;
  const { request } = parseSearchRequest(searchParams);
  if (pathname === SEARCH_PLACE.pathname) {
    // The address names the relevance view only when the shopper's usual one is another.
    const usualView = searchParams.get("view") === "relevance" ? "varied" : SEARCH_PLACE.usualView;
    return { place: { ...SEARCH_PLACE, usualView }, request };
  }
  const [, root, broad, ...fine] = pathname.split("/");
  if (root !== "categories" || !broad) return null;
  const found = findCategory(await listCategories(), { broad, fine });
  return found && inCategory(found, pathname, request);
}

/** A category's results: the path chooses the category, and there are no words, photo or examples. */
export function inCategory(
  { broad, fine }: Pick<FoundCategory, "broad" | "fine">,
  pathname: string,
  { sort, page, perPage, collapse, filters }: SearchRequest,
): Asked {
  const category = {
    categories: fine?.broadNames ?? broad.names,
    fines: fine?.names ?? [],
  };
  return {
    place: { ...SEARCH_PLACE, pathname, category },
    request: {
      ...DEFAULT_REQUEST,
      sort,
      page,
      perPage,
      collapse,
      filters: { ...filters, ...category },
    },
  };
}
