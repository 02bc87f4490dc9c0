import type { Metadata } from "next";
import { askedSearch } from "@/app/(shop)/_components/results/asked-search";
import { SEARCH_PLACE } from "@/app/(shop)/_components/results/place";
import { Problems } from "@/app/(shop)/_components/results/problems";
import { Results } from "@/app/(shop)/_components/results/results";
import { SearchBar } from "@/app/(shop)/_components/search-bar";
import { SearchHeading, searchTitle } from "@/app/(shop)/search/_components/search-heading";
import { type PageSearchParams, urlSearchParams } from "@/app/(shop)/url-search-params";
import { runAction } from "@/lib/action";
import { getQueryPhoto } from "@/lib/search/query-photos";
import { search } from "@/lib/search/search";
import { parseSearchRequest } from "@/lib/search/search-params";

type Props = { searchParams: PageSearchParams };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { request } = parseSearchRequest(await urlSearchParams(searchParams));
  return { title: await searchTitle(request), robots: { index: false, follow: true } };
}

export default async function SearchPage({ searchParams }: Props) {
  const { request, problems, usualView, plain } = await askedSearch(searchParams);
  const photo = request.photo === null ? null : await getQueryPhoto(request.photo);
  const outcome = runAction(() => search(request));
  return (
    <>
      <SearchBar request={request} photo={photo} />
      <SearchHeading request={request} />
      <Problems problems={problems} />
      <Results place={{ ...SEARCH_PLACE, usualView, plain }} request={request} outcome={outcome} />
    </>
  );
}
