import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { migrate } from "@/lib/database/migrate";
import { pgvectorWarning } from "@/lib/database/pgvector";
import { emptyDatabase, type FreshDatabase, onRealPostgres } from "@/tests/support/database";

const shipped = path.resolve("prisma/migrations");
let folder: string;
let database: FreshDatabase;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "migrations-"));
  cpSync(shipped, folder, { recursive: true });
  database = await emptyDatabase(inject("testServer"));
});
afterEach(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

async function rows(sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  return client.query(sql).then(
    (result) => client.end().then(() => result.rows),
    (error) => client.end().then(() => Promise.reject(error)),
  );
}

function addMigration(name: string, sql: string): void {
  mkdirSync(path.join(folder, name), { recursive: true });
  writeFileSync(path.join(folder, name, "migration.sql"), sql);
}

test("an empty database gets every migration once, in order", async () => {
  const names = readdirSync(shipped)
    .filter((name) => !name.endsWith(".toml"))
    .sort();
  expect(await migrate(database.url, folder)).toEqual(names);
  expect(await migrate(database.url, folder)).toEqual([]);
  expect(await rows("SELECT migration_name FROM _prisma_migrations ORDER BY 1")).toEqual(
    names.map((migration_name) => ({ migration_name })),
  );
});

test("an applied migration that was edited is refused, and nothing is applied", async () => {
  await migrate(database.url, folder);
  const [first = ""] = readdirSync(folder).sort();
  addMigration(first, "SELECT 1;");
  addMigration("99999999999999_later", "CREATE TABLE later (id int);");
  await expect(migrate(database.url, folder)).rejects.toMatchObject({
    code: "migration-edited",
    message: expect.stringContaining(first),
  });
  expect(await rows("SELECT to_regclass('later') AS found")).toEqual([{ found: null }]);
});

test("a migration that fails leaves nothing behind and can be tried again", async () => {
  await migrate(database.url, folder);
  addMigration("99999999999998_bad", "CREATE TABLE half (id int);\nSELECT 1 / 0;");
  await expect(migrate(database.url, folder)).rejects.toThrow(
    "Migration 99999999999998_bad failed: division by zero",
  );
  expect(await rows("SELECT to_regclass('half') AS found")).toEqual([{ found: null }]);
  addMigration("99999999999998_bad", "CREATE TABLE half (id int);");
  expect(await migrate(database.url, folder)).toEqual(["99999999999998_bad"]);
});

test("a database that does not answer is named, without its password", async () => {
  const failure = await migrate("postgres://shop:secret@127.0.0.1:1/nowhere", folder).catch(
    (error: Error) => error,
  );
  expect(failure).toMatchObject({ code: "database-unreachable" });
  expect(String(failure)).toContain("nowhere at 127.0.0.1:1");
  expect(String(failure)).not.toContain("secret");
});

test.runIf(onRealPostgres)("of several that migrate at once, one does the work", async () => {
  const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(database.url, folder)));
  expect(applied.flat()).toHaveLength(new Set(applied.flat()).size);
});

test("a command says in one line when this server's pgvector has known faults", async () => {
  const [vector] = await rows(
    "SELECT default_version AS version FROM pg_available_extensions WHERE name = 'vector'",
  );
  const { version } = vector as { version: string };
  const { stderr } = spawnSync(process.execPath, ["--import", "tsx", "scripts/migrate.ts"], {
    encoding: "utf8",
    env: { ...process.env, DATABASE_URL: database.url },
  });
  const warning = pgvectorWarning(version);
  expect(stderr.trim()).toBe(warning ?? "");
});
