import { z } from "zod";
import type { CardPhoto } from "@/lib/catalogue/product";

/** The columns of a product's first photo; all null where it has none. */
export const firstPhotoColumns = {
  storageKey: z.string().nullable(),
  alt: z.string().nullable(),
  widthPx: z.int().nullable(),
  heightPx: z.int().nullable(),
  placeholder: z.string().nullable(),
};

type FirstPhotoRow = {
  [Column in keyof typeof firstPhotoColumns]: z.output<(typeof firstPhotoColumns)[Column]>;
};

/** The photo of a row; null where it has none. */
export function toPhoto({
  storageKey,
  alt,
  widthPx,
  heightPx,
  placeholder,
}: FirstPhotoRow): CardPhoto | null {
  return storageKey === null
    ? null
    : ({ storageKey, alt, widthPx, heightPx, placeholder } as CardPhoto);
}
