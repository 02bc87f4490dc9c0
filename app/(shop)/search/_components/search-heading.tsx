import { getTranslations } from "next-intl/server";
import { isBrowsing } from "@/lib/search/request/search-params";
import type { SearchRequest } from "@/lib/search/types";

/** The name of a search, for the page's title and its heading. */
export async function searchTitle(request: SearchRequest): Promise<string> {
  const t = await getTranslations("Search");
  const { q, photo } = request;
  if (isBrowsing(request)) return t("everything");
  if (q === "") return photo === null ? t("likeYourChoice") : t("likeYourPhoto");
  return photo === null ? t("quoted", { q }) : t("likeYourPhotoQuoted", { q });
}

/** The page's heading. The field above already shows the query, so the heading is visible only when browsing. */
export async function SearchHeading({ request }: { request: SearchRequest }) {
  return (
    <h1 className={isBrowsing(request) ? "mt-4 font-serif text-display" : "sr-only"}>
      {await searchTitle(request)}
    </h1>
  );
}
