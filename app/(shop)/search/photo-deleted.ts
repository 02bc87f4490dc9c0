import { hrefWithoutPhoto } from "@/app/(shop)/search/href-without-photo";
import type { SearchRequest } from "@/lib/search/types";

/** The parameter in the address of the page that follows the deletion of a photo. */
export const DELETED = "deleted";

/** The same search without its photo, on a page that confirms the deletion. */
export function hrefAfterDeletion(request: SearchRequest): string {
  const url = new URL(hrefWithoutPhoto(request), "http://shop");
  url.searchParams.set(DELETED, "photo");
  return url.pathname + url.search;
}

export function isAfterDeletion(params: URLSearchParams): boolean {
  return params.get(DELETED) === "photo";
}
