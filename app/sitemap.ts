import type { MetadataRoute } from "next";
import { getShopUrl } from "@/app/shop-url";
import { categoryHref } from "@/components/category-href";
import { listCategories, listPublishedHandles } from "@/lib/catalogue/queries";

/** A sitemap holds at most 50,000 addresses. */
const MOST_PRODUCTS = 45_000;

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const [shopUrl, categories, products] = await Promise.all([
    getShopUrl(),
    listCategories(),
    listPublishedHandles(MOST_PRODUCTS),
  ]);
  const categoryPaths = categories.flatMap(({ name, fine }) => [
    categoryHref(name),
    ...fine.map((one) => categoryHref(name, one.name)),
  ]);
  return [
    ...["/", "/categories", ...categoryPaths].map((path) => ({ url: shopUrl(path) })),
    ...products.map(({ handle, updatedAt }) => ({
      url: shopUrl(`/products/${handle}`),
      lastModified: updatedAt,
    })),
  ];
}
