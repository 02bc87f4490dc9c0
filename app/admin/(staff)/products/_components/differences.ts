import type { DescribedPhoto } from "@/app/admin/(staff)/products/_components/photo-list";
import {
  DRAFT_FIELDS,
  type Draft,
  type DraftField,
} from "@/app/admin/(staff)/products/_components/product-draft";
import type { ProductStatus } from "@/lib/catalogue/product-status";

/** A product in one of the states that are compared. */
export type Side = { draft: Draft; status: ProductStatus; photos: DescribedPhoto[] };

/** A field in which two states of a product differ. `changed`: yours is not what you opened. */
export type FieldDifference = { label: string; yours: string; theirs: string; changed: boolean };

const LABELS: { [Field in DraftField]: string } = {
  title: "Title",
  handle: "Handle",
  description: "Description",
  brand: "Brand",
  price: "Price",
  currency: "Currency",
  stock: "Stock",
  broadCategory: "Category",
  fineCategory: "Kind",
  colour: "Colour",
  tags: "Tags",
  variantGroup: "Variant group",
};
const STATUS_WORDS = { draft: "Draft", published: "Published", archived: "Archived" };

/** The fields that differ between yours and theirs, in the form's order, the status last. */
export function fieldDifferences(yours: Side, theirs: Side, opened: Side): FieldDifference[] {
  const fields = DRAFT_FIELDS.map((field) => ({
    label: LABELS[field],
    yours: yours.draft[field],
    theirs: theirs.draft[field],
    changed: yours.draft[field] !== opened.draft[field],
  }));
  const status = {
    label: "Status",
    yours: STATUS_WORDS[yours.status],
    theirs: STATUS_WORDS[theirs.status],
    changed: yours.status !== opened.status,
  };
  return [...fields, status].filter((field) => field.yours !== field.theirs);
}

/** Whether the photos differ, by which they are, their order or what they are said to show. */
export function differInPhotos(one: Pick<Side, "photos">, other: Pick<Side, "photos">): boolean {
  const seen = ({ photos }: Pick<Side, "photos">) =>
    JSON.stringify(photos.map(({ photo, alt }) => [photo.storageKey, alt.trim()]));
  return seen(one) !== seen(other);
}
