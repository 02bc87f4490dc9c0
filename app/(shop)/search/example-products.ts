import { cache } from "react";
import type { ProductCard } from "@/lib/catalogue/product";
import { listPublishedByHandle } from "@/lib/catalogue/queries";
import type { SearchRequest } from "@/lib/search/types";

/** A request's example products by handle, without those that have left the shop. */
export type ExampleProducts = Map<string, ProductCard>;

export function exampleProducts({
  more,
  less,
}: Pick<SearchRequest, "more" | "less">): Promise<ExampleProducts> {
  return productsOf([...more, ...less].join("\n"));
}

/** Once per page, for its title and its content. Keyed by a string, since `cache` compares arrays by identity. */
const productsOf = cache(async (handles: string): Promise<ExampleProducts> => {
  const products = await listPublishedByHandle(handles === "" ? [] : handles.split("\n"));
  return new Map(products.map((product) => [product.handle, product]));
});
