/**
 * Runs before each integration test file: sets up a migrated, empty database and a data folder, and points the settings
 * to them.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, inject } from "vitest";
import { closeDb } from "@/lib/database/db";
import { freshDatabase } from "@/tests/support/database";

const dataDir = mkdtempSync(path.join(tmpdir(), "shop-data-"));
const database = await freshDatabase(inject("testServer"));
process.env.DATABASE_URL = database.url;
process.env.DATA_DIR = dataDir;

afterAll(async () => {
  await closeDb();
  await database.drop();
  rmSync(dataDir, { recursive: true, force: true });
});
