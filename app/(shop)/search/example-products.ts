import { cache } from "react";
import type { ProductCard } from "@/lib/catalogue/product";
import { listPublishedByHandle } from "@/lib/catalogue/queries";
import type { SearchRequest } from "@/lib/search/types";

/** What a request's examples are, by handle; those that have left the shop are missing. */
export type ExampleProducts = Map<string, ProductCard>;

export function exampleProducts({
  more,
  less,
}: Pick<SearchRequest, "more" | "less">): Promise<ExampleProducts> {
  return productsOf([...more, ...less].join("\n"));
}

/** Once a page, for its title and for what it shows; by one text, since lists are told apart by identity. */
const productsOf = cache(async (handles: string): Promise<ExampleProducts> => {
  const products = await listPublishedByHandle(handles === "" ? [] : handles.split("\n"));
  return new Map(products.map((product) => [product.handle, product]));
});
