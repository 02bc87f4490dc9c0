import { expect, test } from "vitest";
import { columnName } from "@/lib/catalogue/product-column-queries";
import { type ColumnKind, PRODUCT_COLUMN_LIST } from "@/lib/catalogue/product-columns";
import { db } from "@/lib/database/db";

const TYPES: Record<ColumnKind, string> = {
  handle: "text",
  title: "text",
  text: "text",
  name: "text",
  price: "int4",
  currency: "bpchar",
  stock: "int4",
  tags: "_text",
  status: "product_status",
};

test("the table has every column of the definition, of its type", async () => {
  const rows = await db().$queryRaw<{ name: string; type: string; nullable: boolean }[]>`
    SELECT column_name AS name, udt_name AS type, is_nullable = 'YES' AS nullable
    FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = 'product'`;
  const table = new Map(rows.map(({ name, ...column }) => [name, column]));
  for (const [field, { kind, required = false }] of PRODUCT_COLUMN_LIST) {
    const column = table.get(columnName(field));
    expect(column?.type, field).toBe(TYPES[kind]);
    if (kind === "name") expect(column?.nullable, field).toBe(!required);
  }
});
