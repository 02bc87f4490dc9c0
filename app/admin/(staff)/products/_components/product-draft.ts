import type { DescribedPhoto } from "@/app/admin/(staff)/products/_components/photo-list";
import { decimalPrice } from "@/components/format-price";
import type { ProductFields } from "@/lib/catalogue/product-input";
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
  /** The state that the form was filled from; a save says so. */
  version: number;
  status: ProductStatus;
  handle: string;
};

/** What a form is filled from. `product` is null for a new one. */
export type Opened = {
  product: EditedProduct | null;
  draft: Draft;
  /** In order. */
  photos: DescribedPhoto[];
};

/** Who saved a product last, and when (ISO 8601); null where it was an import, or an account that is gone. */
export type LastChange = { by: { name: string; isYou: boolean } | null; at: string };

export type OpenedProduct = Opened & { product: EditedProduct; lastChange: LastChange };

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

/** A product's fields as its form shows them. */
export function draftOf(product: ProductFields): Draft {
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
