import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ProductResults } from "@/app/(shop)/_components/product-results";
import { SearchBar } from "@/app/(shop)/_components/search-bar";
import { CategoryHeading } from "@/app/(shop)/categories/_components/category-heading";
import { findCategory } from "@/app/(shop)/categories/find-category";
import { type PageSearchParams, urlSearchParams } from "@/app/(shop)/url-search-params";
import { categoryHref } from "@/components/category-href";
import { runAction } from "@/lib/action";
import { listCategories } from "@/lib/catalogue/queries";
import { search } from "@/lib/search/search";
import { DEFAULT_REQUEST, parseSearchRequest, searchHref } from "@/lib/search/search-params";

type Props = {
  params: Promise<{ broad: string; fine?: string[] }>;
  searchParams: PageSearchParams;
};

const categories = cache(listCategories);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = findCategory(await categories(), await params);
  if (!found) return {};
  const { broad, fine } = found;
  return {
    title: fine ? `${fine.name}, ${broad.name}` : broad.name,
    alternates: { canonical: categoryHref(broad.name, fine?.name) },
  };
}

export default async function CategoryPage({ params, searchParams }: Props) {
  const found = findCategory(await categories(), await params);
  if (!found) notFound();
  const { broad, fine } = found;
  const { request } = parseSearchRequest(await urlSearchParams(searchParams));
  const filters = {
    ...DEFAULT_REQUEST.filters,
    categories: [broad.name],
    fines: fine ? [fine.name] : [],
  };
  const pathname = categoryHref(broad.name, fine?.name);
  return (
    <>
      <SearchBar />
      <CategoryHeading broad={broad} fine={fine} />
      <ProductResults
        outcome={runAction(() => search({ ...DEFAULT_REQUEST, page: request.page, filters }))}
        hrefOf={(page) => searchHref({ page }, pathname)}
        retryHref={pathname}
      />
    </>
  );
}
