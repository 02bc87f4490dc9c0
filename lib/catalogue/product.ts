import type { PRODUCT_COLUMNS, ProductColumn, ProductField } from "@/lib/catalogue/product-columns";
import type { ProductStatus } from "@/lib/catalogue/product-status";

type Columns = typeof PRODUCT_COLUMNS;

type ValueOf<Column extends ProductColumn> = Column["kind"] extends "tags"
  ? string[]
  : Column["kind"] extends "status"
    ? ProductStatus
    : Column["kind"] extends "price" | "stock"
      ? number | null
      : Column extends { kind: "name" }
        ? Column extends { required: true }
          ? string
          : string | null
        : string;

/**
 * A product's own fields, checked and cleaned. An empty handle will be made from the title. The price is in the
 * currency's minor unit, null while unknown; the stock is null where it is not tracked.
 */
export type ProductFields = { -readonly [Field in ProductField]: ValueOf<Columns[Field]> };

/** The fields that cards show or need. */
export type CardField = {
  [Field in ProductField]: Columns[Field] extends { onCards: true } ? Field : never;
}[ProductField];

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
