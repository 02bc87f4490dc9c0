import type { SearchRequest } from "@/lib/search/types";

export function searchTitle({ q, photo }: Pick<SearchRequest, "q" | "photo">): string {
  if (q === "") return photo === null ? "Everything" : "Like your photo";
  return photo === null ? `“${q}”` : `Like your photo, “${q}”`;
}

/** The page's heading. The field above already shows what was asked, so only browsing is headed visibly. */
export function SearchHeading({ request }: { request: SearchRequest }) {
  const browsing = request.q === "" && request.photo === null;
  return (
    <h1 className={browsing ? "mt-4 font-serif text-display" : "sr-only"}>
      {searchTitle(request)}
    </h1>
  );
}
