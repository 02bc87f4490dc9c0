import type { DescribedPhoto } from "@/app/admin/(staff)/products/_components/photo-list";
import { decimalPrice } from "@/components/format-price";
import type { ProductFields } from "@/lib/catalogue/product";
import { type InputName, inputName, PRODUCT_COLUMN_LIST } from "@/lib/catalogue/product-columns";
import type { ProductStatus } from "@/lib/catalogue/product-status";

/** The form as typed: every field is text, whatever type it is saved as. */
export type DraftField = Exclude<InputName, "status">;
export type Draft = Record<DraftField, string>;

/** The fields that are typed into, in the form's order. */
export const FORM_FIELDS = PRODUCT_COLUMN_LIST.flatMap(([field, { form, ...column }]) =>
  form ? [{ ...column, ...form, field, name: inputName(field) as DraftField }] : [],
).sort((a, b) => a.place - b.place);

export type FormField = (typeof FORM_FIELDS)[number];

export const DRAFT_FIELDS = FORM_FIELDS.map(({ name }) => name);

export type EditedProduct = {
  id: string;
  /** The version that the form was filled from, sent along with a save. */
  version: number;
  status: ProductStatus;
  handle: string;
};

/** What a form is filled from. `product` is null for a new product. */
export type Opened = {
  product: EditedProduct | null;
  draft: Draft;
  /** In order. */
  photos: DescribedPhoto[];
};

/** Who last saved a product, and when (ISO 8601). `by` is null for an import or a deleted account. */
export type LastChange = { by: { name: string; isYou: boolean } | null; at: string };

export type OpenedProduct = Opened & { product: EditedProduct; lastChange: LastChange };

export const EMPTY_DRAFT: Draft = draftFrom(({ kind }) => (kind === "currency" ? "EUR" : ""));

/** A product's fields as text for its form. */
export function draftOf(product: ProductFields): Draft {
  return draftFrom(({ field, kind }) => {
    const value = product[field];
    if (value === null) return "";
    if (kind === "price") return decimalPrice(Number(value), product.currency);
    return Array.isArray(value) ? value.join(", ") : String(value);
  });
}

function draftFrom(textOf: (field: FormField) => string): Draft {
  return Object.fromEntries(FORM_FIELDS.map((field) => [field.name, textOf(field)])) as Draft;
}
