import type { ProductFields } from "@/lib/catalogue/product";
import {
  CARD_FIELDS,
  type CardField,
  type ColumnKind,
  PRODUCT_COLUMN_LIST,
  type ProductField,
} from "@/lib/catalogue/product-columns";
import { Prisma } from "@/lib/generated/prisma/client";

const FIELDS = PRODUCT_COLUMN_LIST.map(([field]) => field);

/** A column as jsonb_to_recordset reads it. */
const SQL_TYPES: Record<ColumnKind, string> = {
  handle: "text",
  title: "text",
  text: "text",
  name: "text",
  price: "int",
  currency: "text",
  stock: "int",
  tags: "text[]",
  status: "product_status",
};

/** A field's column in the table: `priceMinor` is `price_minor`. */
export function columnName(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** `table.handle AS "handle", table.price_minor AS "priceMinor", …`: all of a product's own columns. */
export function selectedColumns(table: string): Prisma.Sql {
  return selectList(FIELDS, table);
}

/** The same for the columns that cards show. */
export function selectedCardColumns(table: string): Prisma.Sql {
  return selectList(CARD_FIELDS, table);
}

function selectList(fields: readonly ProductField[], table: string): Prisma.Sql {
  const columns = fields.map((field) => {
    const column = `${table}.${columnName(field)}`;
    const name = columnName(field) === field ? field : `"${field}"`;
    if (field === "status") return `${column}::text AS ${name}`;
    return name === field ? column : `${column} AS ${name}`;
  });
  return Prisma.raw(columns.join(", "));
}

type Selected<Field extends string> = { [Key in Field]: true };

/** For the client's own `select`. */
export const SELECT_PRODUCT = select<ProductField>(FIELDS);
export const SELECT_CARD = select<CardField>(CARD_FIELDS);

function select<Field extends string>(fields: readonly Field[]): Selected<Field> {
  return Object.fromEntries(fields.map((field) => [field, true])) as Selected<Field>;
}

/** Picks a product's own fields from an object that has more. */
export function pickFields(product: ProductFields): ProductFields {
  return pick(FIELDS, product) as ProductFields;
}

export function pickCardFields<Row extends Pick<ProductFields, CardField>>(
  row: Row,
): Pick<Row, CardField> {
  return pick(CARD_FIELDS, row) as Pick<Row, CardField>;
}

function pick(fields: readonly ProductField[], product: object): object {
  const values = product as Record<string, unknown>;
  return Object.fromEntries(fields.map((field) => [field, values[field]]));
}

/** The parts of a statement that writes products from a JSON array whose rows are called `given`. */
export const WRITTEN = {
  /** `handle, title, …` */
  columns: Prisma.raw(FIELDS.map(columnName).join(", ")),
  /** `given."handle", given."title", …` */
  values: Prisma.raw(FIELDS.map((field) => `given."${field}"`).join(", ")),
  /** `"handle" text, "title" text, …` */
  types: Prisma.raw(
    PRODUCT_COLUMN_LIST.map(([field, { kind }]) => `"${field}" ${SQL_TYPES[kind]}`).join(", "),
  ),
  /** `handle = EXCLUDED.handle, …` */
  updates: Prisma.raw(
    FIELDS.map(columnName)
      .map((column) => `${column} = EXCLUDED.${column}`)
      .join(", "),
  ),
};
