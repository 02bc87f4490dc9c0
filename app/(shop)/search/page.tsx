import type { Metadata } from "next";
import { after } from "next/server";
import { Suspense } from "react";
import { ProductResults } from "@/app/(shop)/_components/product-results";
import { SearchBar } from "@/app/(shop)/_components/search-bar";
import { Problems } from "@/app/(shop)/search/_components/problems";
import { ResultCount } from "@/app/(shop)/search/_components/result-count";
import { SearchHeading, searchTitle } from "@/app/(shop)/search/_components/search-heading";
import { SearchToolbar } from "@/app/(shop)/search/_components/search-toolbar";
import { recordingOf } from "@/app/(shop)/search/record-search";
import { type PageSearchParams, urlSearchParams } from "@/app/(shop)/url-search-params";
import { ProductGridSkeleton } from "@/components/product-grid-skeleton";
import { runAction } from "@/lib/action";
import { getQueryPhoto } from "@/lib/search/query-photos";
import { search } from "@/lib/search/search";
import { parseSearchRequest, searchHref } from "@/lib/search/search-params";

type Props = { searchParams: PageSearchParams };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { request } = parseSearchRequest(await urlSearchParams(searchParams));
  return { title: searchTitle(request), robots: { index: false, follow: true } };
}

export default async function SearchPage({ searchParams }: Props) {
  const { request, problems } = parseSearchRequest(await urlSearchParams(searchParams));
  const photo = request.photo === null ? null : await getQueryPhoto(request.photo);
  const outcome = runAction(() => search(request));
  after(await recordingOf(outcome));
  return (
    <>
      <SearchBar request={request} photo={photo} />
      <SearchHeading request={request} />
      <Problems problems={problems.map(({ message }) => message)} />
      <SearchToolbar request={request}>
        <ResultCount outcome={outcome} />
      </SearchToolbar>
      <Suspense fallback={<ProductGridSkeleton />}>
        <ProductResults
          outcome={outcome}
          hrefOf={(page) => searchHref({ ...request, page })}
          retryHref={searchHref(request)}
        />
      </Suspense>
    </>
  );
}
