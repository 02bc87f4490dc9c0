import type { z } from "zod";
import type { CardField } from "@/lib/catalogue/product-columns";
import type { productRow } from "@/lib/catalogue/product-row";

/**
 * A product's own fields, checked and cleaned. An empty handle will be made from the title. The price is in the
 * currency's minor unit, null while unknown; the stock is null where it is not tracked.
 */
export type ProductFields = z.output<typeof productRow>;

export type CardPhoto = {
  storageKey: string;
  alt: string;
  widthPx: number;
  heightPx: number;
  /** Data URL shown while the photo loads; may be empty. */
  placeholder: string;
};

/** What a grid shows of a product. */
export type ProductCard = Pick<ProductFields, CardField> & { id: string; photo: CardPhoto | null };
