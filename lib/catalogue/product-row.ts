import { z } from "zod";
import {
  CARD_FIELDS,
  type CardField,
  type ColumnKind,
  PRODUCT_COLUMN_LIST,
  type PRODUCT_COLUMNS,
  type ProductColumn,
  type ProductField,
} from "@/lib/catalogue/product-columns";
import { PRODUCT_STATUSES } from "@/lib/catalogue/product-status";

/** What the database answers for a column; a name may be null unless it is required. */
const VALUES = {
  handle: z.string(),
  title: z.string(),
  text: z.string(),
  name: z.string(),
  price: z.int().nullable(),
  currency: z.string(),
  stock: z.int().nullable(),
  tags: z.array(z.string()),
  status: z.enum(PRODUCT_STATUSES),
} as const satisfies Record<ColumnKind, z.ZodType>;

type ValueSchema<Column extends ProductColumn> = Column extends { kind: "name" }
  ? Column extends { required: true }
    ? z.ZodString
    : z.ZodNullable<z.ZodString>
  : (typeof VALUES)[Column["kind"]];

type Columns = typeof PRODUCT_COLUMNS;
type Shape = { -readonly [Field in ProductField]: ValueSchema<Columns[Field]> };

/** A product's own columns, as the definition has them. */
export const productRow = z.strictObject(
  Object.fromEntries(
    PRODUCT_COLUMN_LIST.map(([field, { kind, required }]) => [
      field,
      kind === "name" && !required ? VALUES.name.nullable() : VALUES[kind],
    ]),
  ) as Shape,
);

/** Those that cards show, or need. */
export const productCardRow = productRow.pick(
  Object.fromEntries(CARD_FIELDS.map((field) => [field, true])) as Record<CardField, true>,
);
