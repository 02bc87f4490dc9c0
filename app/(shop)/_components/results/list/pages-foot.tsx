import { useTranslations } from "next-intl";
import { type Place, placeHref } from "@/app/(shop)/_components/results/place";
import { PagesNav } from "@/components/pages-nav";
import type { SearchResponse } from "@/lib/search/types";

/** The numbered pages, with the page of `found` as the current one. */
export function PagesFoot({ place, found }: { place: Place; found: SearchResponse }) {
  return (
    <PagesNav
      page={found.request.page}
      pageCount={pageCountOf(found)}
      t={useTranslations("Pages")}
      hrefOf={(page) => placeHref(place, { ...found.request, page })}
    />
  );
}

/** The address of the page after that of `found`; null after the last. */
export function nextHref(place: Place, found: SearchResponse): string | null {
  const { request } = found;
  if (request.page >= pageCountOf(found)) return null;
  return placeHref(place, { ...request, page: request.page + 1 });
}

export function pageCountOf({ total, request }: SearchResponse): number {
  return Math.ceil(total / request.perPage);
}
