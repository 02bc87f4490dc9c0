import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { cache } from "react";
import { PLAIN } from "@/app/(shop)/_components/results/place";
import { Problems } from "@/app/(shop)/_components/results/problems";
import { rateLimitedSearch } from "@/app/(shop)/_components/results/rate-limited-search";
import { inCategory } from "@/app/(shop)/_components/results/request-at";
import { Results } from "@/app/(shop)/_components/results/results";
import { SearchBar } from "@/app/(shop)/_components/search-bar";
import { CategoryHeading } from "@/app/(shop)/categories/_components/category-heading";
import { findCategory } from "@/app/(shop)/categories/find-category";
import { type PageSearchParams, urlSearchParams } from "@/app/(shop)/url-search-params";
import { categoryHref } from "@/components/category-href";
import { runAction } from "@/lib/action";
import { listCategories } from "@/lib/catalogue/queries";
import { parseSearchRequest } from "@/lib/search/request/search-params";

type Props = {
  params: Promise<{ broad: string; fine?: string[] }>;
  searchParams: PageSearchParams;
};

const categories = cache(listCategories);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = findCategory(await categories(), await params);
  if (!found) notFound();
  const { broad, fine } = found;
  return {
    title: fine ? `${fine.name}, ${broad.name}` : broad.name,
    alternates: { canonical: categoryHref(broad.name, fine?.name) },
  };
}

export default async function CategoryPage({ params, searchParams }: Props) {
  const found = findCategory(await categories(), await params);
  if (!found) notFound();
  const { broad, fine, moved } = found;
  const pathname = categoryHref(broad.name, fine?.name);
  const given = await urlSearchParams(searchParams);
  if (moved) permanentRedirect(given.size > 0 ? `${pathname}?${given}` : pathname);
  const asked = parseSearchRequest(given);
  const { place, request } = inCategory(found, pathname, asked.request);
  const here = { ...place, plain: given.has(PLAIN) };
  return (
    <>
      <SearchBar />
      <CategoryHeading place={here} request={request} broad={broad} fine={fine} />
      <Problems problems={asked.problems} />
      <Results
        place={here}
        request={request}
        outcome={runAction(() => rateLimitedSearch(request))}
      />
    </>
  );
}
