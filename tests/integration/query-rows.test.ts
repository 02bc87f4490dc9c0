import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { selectedColumns } from "@/lib/catalogue/product-column-queries";
import { productRow } from "@/lib/catalogue/product-row";
import { db } from "@/lib/database/db";
import { queryRows } from "@/lib/database/query-rows";
import { Prisma } from "@/lib/generated/prisma/client";
import { withScan } from "@/lib/search/retrieval/scan-queries";
import { createProduct } from "@/tests/support/factories";

const priceRow = z.strictObject({ handle: z.string(), priceMinor: z.int().nullable() });
const right = Prisma.sql`SELECT handle, price_minor AS "priceMinor" FROM product`;
const renamed = Prisma.sql`SELECT handle, price_minor AS price FROM product`;

const ways: [string, (statement: Prisma.Sql) => Promise<unknown>][] = [
  ["the client", (statement) => queryRows(db(), priceRow)`${statement}`],
  [
    "a transaction",
    (statement) => db().$transaction((tx) => queryRows(tx, priceRow)`${statement}`),
  ],
  ["a scan", (statement) => withScan(priceRow, "exact", statement, 10)],
  ["a scan with settings", (statement) => withScan(priceRow, "exact", statement, 10, "", 5_000)],
];

beforeAll(async () => {
  await createProduct({ handle: "coat", priceMinor: 5900, brand: null, tags: ["wool"] });
});

test.each(ways)("a column that was renamed in the statement is found by %s", async (_, ask) => {
  expect(await ask(right)).toEqual([{ handle: "coat", priceMinor: 5900 }]);
  await expect(ask(renamed)).rejects.toThrow(/"price"[\s\S]*at priceMinor/);
});

test("a product's columns are as their definition says, and one that lacks is named", async () => {
  const [coat] = await queryRows(db(), productRow)`SELECT ${selectedColumns("p")} FROM product p`;
  expect(coat).toMatchObject({ handle: "coat", priceMinor: 5900, brand: null, tags: ["wool"] });
  const { brand: _, ...others } = productRow.shape;
  const asked = queryRows(
    db(),
    z.strictObject({ ...others, maker: z.string().nullable() }),
  )`SELECT ${selectedColumns("p")} FROM product p`;
  await expect(asked).rejects.toThrow(/"brand"[\s\S]*at maker/);
});
