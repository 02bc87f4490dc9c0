import type { Metadata } from "next";
import { after } from "next/server";
import { getPageRequest } from "@/app/(shop)/_components/results/page-request";
import { SEARCH_PLACE } from "@/app/(shop)/_components/results/place";
import { Problems } from "@/app/(shop)/_components/results/problems";
import { rateLimitedSearch } from "@/app/(shop)/_components/results/rate-limited-search";
import { Results } from "@/app/(shop)/_components/results/results";
import { SearchBar } from "@/app/(shop)/_components/search-bar";
import {
  areExamplesGone,
  ExampleHeading,
  ExamplesGone,
  exampleTitle,
  isByExample,
} from "@/app/(shop)/search/_components/example-heading";
import { PhotoDeleted } from "@/app/(shop)/search/_components/photo-deleted";
import { PhotoPanel } from "@/app/(shop)/search/_components/photo-panel/photo-panel";
import { RequestChips } from "@/app/(shop)/search/_components/request-chips";
import { SearchHeading, searchTitle } from "@/app/(shop)/search/_components/search-heading";
import { exampleProducts } from "@/app/(shop)/search/example-products";
import { DELETED, isAfterDeletion } from "@/app/(shop)/search/photo-deleted";
import { recordingOf } from "@/app/(shop)/search/record-search";
import { isWorthIndexing } from "@/app/(shop)/search/worth-indexing";
import { type PageSearchParams, urlSearchParams } from "@/app/(shop)/url-search-params";
import { runAction } from "@/lib/action";
import { parseSearchRequest } from "@/lib/search/request/search-params";
import { getQueryPhoto } from "@/lib/shopper-photos/shopper-photos";

type Props = { searchParams: PageSearchParams };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { request } = parseSearchRequest(await urlSearchParams(searchParams));
  const title = isByExample(request)
    ? await exampleTitle(request, await exampleProducts(request))
    : await searchTitle(request);
  return { title, robots: { index: await isWorthIndexing(request), follow: true } };
}

export default async function SearchPage({ searchParams }: Props) {
  const { request, problems, usualView, plain } = await getPageRequest(searchParams);
  const outcome = runAction(() => rateLimitedSearch(request));
  after(await recordingOf(outcome));
  const [photo, examples] = await Promise.all([
    request.photo === null ? null : getQueryPhoto(request.photo),
    exampleProducts(request),
  ]);
  const chips = <RequestChips request={request} photo={photo} examples={examples} />;
  if (areExamplesGone(request, examples)) {
    return (
      <>
        <SearchBar request={request} photo={photo} />
        {chips}
        <ExamplesGone />
      </>
    );
  }
  const isDeleted = isAfterDeletion(await urlSearchParams(searchParams));
  return (
    <>
      <SearchBar request={request} photo={photo} />
      {isByExample(request) ? (
        <ExampleHeading request={request} examples={examples} />
      ) : (
        <SearchHeading request={request} />
      )}
      {photo ? <PhotoPanel request={request} photo={photo} /> : null}
      {isDeleted ? <PhotoDeleted /> : null}
      <Problems problems={problems} />
      <Results
        place={{ ...SEARCH_PLACE, usualView, plain }}
        request={request}
        outcome={outcome}
        carried={isDeleted ? `&${DELETED}=photo` : ""}
      >
        {chips}
      </Results>
    </>
  );
}
