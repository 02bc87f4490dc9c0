import { chmodSync, mkdirSync, statSync } from "node:fs";
import { expect, test } from "vitest";
import { withDatabase } from "@/lib/database/connect";
import { db } from "@/lib/database/db";
import { env } from "@/lib/env";

test("a program beside somebody's own Postgres closes the data folder too, and needs none", async () => {
  const { dataDir } = env();
  mkdirSync(dataDir, { recursive: true });
  chmodSync(dataDir, 0o755);
  await withDatabase(async () => {
    expect(await db().product.count()).toBe(0);
  });
  expect((statSync(dataDir).mode & 0o777).toString(8)).toBe("700");
});
