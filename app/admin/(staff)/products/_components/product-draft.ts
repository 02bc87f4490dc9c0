import { decimalPrice } from "@/components/format-price";
import type { EditedProduct as StoredProduct } from "@/lib/catalogue/admin-queries";
import type { ProductStatus } from "@/lib/catalogue/product-status";

/** The form as it is typed: every field a text, whatever it will become. */
export const DRAFT_FIELDS = [
  "title",
  "handle",
  "description",
  "brand",
  "price",
  "currency",
  "stock",
  "broadCategory",
  "fineCategory",
  "colour",
  "tags",
  "variantGroup",
] as const;

export type DraftField = (typeof DRAFT_FIELDS)[number];
export type Draft = Record<DraftField, string>;

export type EditedProduct = {
  id: string;
  status: ProductStatus;
  handle: string;
};

export const EMPTY_DRAFT: Draft = {
  title: "",
  handle: "",
  description: "",
  brand: "",
  price: "",
  currency: "EUR",
  stock: "",
  broadCategory: "",
  fineCategory: "",
  colour: "",
  tags: "",
  variantGroup: "",
};

/** A product as its form shows it first. */
export function draftOf(product: StoredProduct): Draft {
  const { priceMinor, currency, stock, brand, colour, tags, variantGroup } = product;
  return {
    title: product.title,
    handle: product.handle,
    description: product.description,
    brand: brand ?? "",
    price: priceMinor === null ? "" : decimalPrice(priceMinor, currency),
    currency,
    stock: stock === null ? "" : String(stock),
    broadCategory: product.broadCategory,
    fineCategory: product.fineCategory,
    colour: colour ?? "",
    tags: tags.join(", "),
    variantGroup: variantGroup ?? "",
  };
}
