import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { Prisma } from "@/lib/generated/prisma/client";
import { formatStatement } from "@/scripts/print-sql/format-statement";
import { printStatements, SQL_FOLDER } from "@/scripts/print-sql/print-statements";

test("docs/sql shows the statements as they are: run `npm run sql:print` after changing a query", () => {
  const written = new Map(
    readdirSync(SQL_FOLDER).map((name) => [
      name,
      readFileSync(path.join(SQL_FOLDER, name), "utf8"),
    ]),
  );
  expect(Object.fromEntries(written)).toEqual(Object.fromEntries(printStatements()));
});

test("bound values are named, constants written out", () => {
  const colours = ["Red"];
  const statement = Prisma.sql`SELECT 1 WHERE colour = ANY(${colours}) AND n < ${5} AND word = ${"o'clock"}`;
  const text = formatStatement(statement, new Map([[colours, "colours"]]));
  expect(text.replace(/\s+/g, " ")).toContain(
    "colour = ANY (:colours) AND n < 5 AND word = 'o''clock'",
  );
  expect(() => formatStatement(Prisma.sql`SELECT ${null}`, new Map())).toThrow(/no name/);
});
