import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { migrate } from "@/lib/database/migrate";
import { emptyDatabase, type FreshDatabase, onRealPostgres } from "@/tests/support/database";
import { keepingProxy } from "@/tests/support/keeping-proxy";

const LOCK = 72_707_369;
let folder: string;
let database: FreshDatabase;
let other: Client;

describe.runIf(onRealPostgres)("on a Postgres of many sessions", () => {
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "migrations-"));
    cpSync(path.resolve("prisma/migrations"), folder, { recursive: true });
    database = await emptyDatabase(inject("testServer"));
    other = new Client({ connectionString: database.url, application_name: "somebody else" });
    await other.connect();
  });
  afterEach(async () => {
    await other.end();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  function addMigration(name: string, sql: string): void {
    mkdirSync(path.join(folder, name), { recursive: true });
    writeFileSync(path.join(folder, name, "migration.sql"), sql);
  }

  async function heldLocks(): Promise<number> {
    const { rows } = await other.query(
      "SELECT count(*)::int AS held FROM pg_locks WHERE locktype = 'advisory' AND objid = $1 AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
      [LOCK],
    );
    return rows[0].held;
  }

  test("a pooler that keeps the session keeps no lock with it, and the next migration runs", async () => {
    const pooler = await keepingProxy(database.url);
    try {
      const first = await migrate(pooler.url, folder);
      expect(first.length).toBeGreaterThan(5);
      expect(await heldLocks()).toBe(0);
      addMigration("99999999999999_later", "CREATE TABLE later (id int);");
      const next = migrate(pooler.url, folder, { patienceMs: 5_000 });
      expect(await next).toEqual(["99999999999999_later"]);
    } finally {
      await pooler.close();
    }
  });

  test("two that migrate at once share the work, and each migration is applied once", async () => {
    addMigration("99999999999998_slow", "SELECT pg_sleep(0.5); CREATE TABLE slow (id int);");
    addMigration("99999999999999_later", "CREATE TABLE later (id int);");
    const [one, two] = await Promise.all([
      migrate(database.url, folder),
      migrate(database.url, folder),
    ]);
    const applied = [...one, ...two];
    expect(new Set(applied).size).toBe(applied.length);
    const { rows } = await other.query("SELECT migration_name FROM _prisma_migrations");
    expect(rows).toHaveLength(applied.length);
  });

  test("while another holds the lock it says who, and goes on when its turn comes", async () => {
    await other.query("SELECT pg_advisory_lock($1)", [LOCK]);
    const notices: string[] = [];
    const migrating = migrate(database.url, folder, {
      noticeMs: 300,
      onWait: (notice) => notices.push(notice),
    });
    await expect.poll(() => notices.length, { timeout: 10_000 }).toBeGreaterThan(1);
    expect(notices[0]).toContain("Another migration of this database is under way (process ");
    expect(notices[0]).toContain("somebody else");
    expect(notices[0]).toMatch(/SELECT pg_terminate_backend\(\d+\)/);
    await other.query("SELECT pg_advisory_unlock($1)", [LOCK]);
    expect((await migrating).length).toBeGreaterThan(5);
  });

  test("a lock that is never given back ends the wait with a sentence, and changes nothing", async () => {
    await other.query("SELECT pg_advisory_lock($1)", [LOCK]);
    await expect(
      migrate(database.url, folder, { patienceMs: 600, onWait: () => undefined }),
    ).rejects.toMatchObject({
      name: "UserError",
      code: "migration-waits",
      message: expect.stringContaining("pg_terminate_backend("),
    });
    const { rows } = await other.query("SELECT to_regclass('_prisma_migrations') AS history");
    expect(rows).toEqual([{ history: null }]);
  });

  test("a transaction that was left open is named, and the migration runs once it ends", async () => {
    await migrate(database.url, folder);
    await other.query("BEGIN; SELECT count(*) FROM product");
    await sleep(1_100);
    addMigration("99999999999999_later", "ALTER TABLE product ADD COLUMN later int;");
    const notices: string[] = [];
    const migrating = migrate(database.url, folder, {
      noticeMs: 300,
      onWait: (notice) => notices.push(notice),
    });
    await expect.poll(() => notices.length, { timeout: 20_000 }).toBeGreaterThan(0);
    expect(notices[0]).toContain("A migration needs a table that an open transaction uses");
    expect(notices[0]).toContain("idle in transaction");
    await other.query("COMMIT");
    expect(await migrating).toEqual(["99999999999999_later"]);
  });
});
