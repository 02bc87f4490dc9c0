import { type Place, SEARCH_PLACE } from "@/app/(shop)/_components/results/place";
import { type FoundCategory, findCategory } from "@/app/(shop)/categories/find-category";
import { listCategories } from "@/lib/catalogue/queries";
import { DEFAULT_REQUEST, parseSearchRequest } from "@/lib/search/request/search-params";
import type { SearchRequest } from "@/lib/search/types";

/** Browsers and servers stop far earlier. */
const MAX_ADDRESS_CHARACTERS = 16_000;

/** Stands for wherever the shop is. */
const SHOP = "http://shop";

type Asked = { place: Place; request: SearchRequest };

/** The results that an address of the shop, path and parameters, stands for; null where it is none. */
export async function requestAt(address: unknown): Promise<Asked | null> {
  if (typeof address !== "string" || address.length > MAX_ADDRESS_CHARACTERS) return null;
  if (!address.startsWith("/") || !URL.canParse(address, SHOP)) return null;
  const { origin, pathname, searchParams } = new URL(address, SHOP);
  if (origin !== SHOP) return null;
  const { request } = parseSearchRequest(searchParams);
  if (pathname === SEARCH_PLACE.pathname) {
    // Where the plain view is named, it is because this shopper's usual one is another.
    const usualView = searchParams.get("view") === "relevance" ? "varied" : SEARCH_PLACE.usualView;
    return { place: { ...SEARCH_PLACE, usualView }, request };
  }
  const [, root, broad, ...fine] = pathname.split("/");
  if (root !== "categories" || !broad) return null;
  const found = findCategory(await listCategories(), { broad, fine });
  return found && inCategory(found, pathname, request);
}

/** A category's results: what the path says is chosen, and nothing is asked by words, photo or example. */
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
