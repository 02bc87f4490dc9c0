import type { DescribedPhoto } from "@/app/admin/(staff)/products/_components/photo-list";
import { type Draft, FORM_FIELDS } from "@/app/admin/(staff)/products/_components/product-draft";
import type { ProductStatus } from "@/lib/catalogue/product-status";

/** One of the product states being compared. */
export type Side = { draft: Draft; status: ProductStatus; photos: DescribedPhoto[] };

/** A field in which two states of a product differ. `changed` means that yours differs from what you opened. */
export type FieldDifference = { label: string; yours: string; theirs: string; changed: boolean };

const STATUS_WORDS = { draft: "Draft", published: "Published", archived: "Archived" };

/** The fields that differ between yours and theirs, in the form's order, followed by the status. */
export function fieldDifferences(yours: Side, theirs: Side, opened: Side): FieldDifference[] {
  const fields = FORM_FIELDS.map(({ name, label }) => ({
    label,
    yours: yours.draft[name],
    theirs: theirs.draft[name],
    changed: yours.draft[name] !== opened.draft[name],
  }));
  const status = {
    label: "Status",
    yours: STATUS_WORDS[yours.status],
    theirs: STATUS_WORDS[theirs.status],
    changed: yours.status !== opened.status,
  };
  return [...fields, status].filter((field) => field.yours !== field.theirs);
}

/** Whether the photos differ in selection, order or alt text. */
export function differInPhotos(one: Pick<Side, "photos">, other: Pick<Side, "photos">): boolean {
  const seen = ({ photos }: Pick<Side, "photos">) =>
    JSON.stringify(photos.map(({ photo, alt }) => [photo.storageKey, alt.trim()]));
  return seen(one) !== seen(other);
}
