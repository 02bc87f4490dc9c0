import type { DescribedPhoto } from "@/app/admin/(staff)/products/_components/photo-list";
import { decimalPrice } from "@/components/format-price";
import type { ProductFields } from "@/lib/catalogue/product";
import { type InputName, inputName, PRODUCT_COLUMN_LIST } from "@/lib/catalogue/product-columns";
import type { ProductStatus } from "@/lib/catalogue/product-status";

/** The form as it is typed: every field a text, whatever it will become. */
export type DraftField = Exclude<InputName, "status">;
export type Draft = Record<DraftField, string>;

/** The fields that are typed, in the form's order. */
export const FORM_FIELDS = PRODUCT_COLUMN_LIST.flatMap(([field, { form, ...column }]) =>
  form ? [{ ...column, ...form, field, name: inputName(field) as DraftField }] : [],
).sort((a, b) => a.place - b.place);

export type FormField = (typeof FORM_FIELDS)[number];

export const DRAFT_FIELDS = FORM_FIELDS.map(({ name }) => name);

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

export const EMPTY_DRAFT: Draft = draftFrom(({ kind }) => (kind === "currency" ? "EUR" : ""));

/** A product's fields as its form shows them. */
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
