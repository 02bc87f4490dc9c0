import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "pg";
import { expect, inject, onTestFinished, test } from "vitest";
import { migrate } from "@/lib/database/migrate";
import { emptyDatabase } from "@/tests/support/database";

const MIGRATION = "20261130000100_shopper_photos";
const KEYS = ["a", "b", "c"].map((letter) => letter.repeat(40));

test("photos of before are known by their bytes, each link goes on, and what they take is counted", async () => {
  const shipped = path.resolve("prisma/migrations");
  const folder = mkdtempSync(path.join(tmpdir(), "migrations-"));
  const database = await emptyDatabase(inject("testServer"));
  const client = new Client({ connectionString: database.url });
  onTestFinished(async () => {
    await client.end();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });
  const before = readdirSync(shipped).filter((name) => name < MIGRATION || name.endsWith(".toml"));
  for (const name of before) {
    cpSync(path.join(shipped, name), path.join(folder, name), { recursive: true });
  }
  await migrate(database.url, folder);
  await client.connect();
  const [sent, parted, alone] = KEYS;
  await client.query(`
    INSERT INTO query_photo (id, storage_key, model_key, embedding, width_px, height_px, expires_at, crop_x, crop_y, crop_width, crop_height)
    SELECT ('00000000-0000-4000-8000-' || lpad(id::text, 12, '0'))::uuid, key, 'm', '[1,0]', 1000, 800,
      now() + days * interval '1 day', x, x, 1 - x, 1 - x
    FROM (VALUES (1, '${sent}', 3, NULL::numeric), (2, '${sent}', 9, NULL), (3, '${sent}', 5, NULL),
      (4, '${parted}', 9, NULL), (5, '${parted}', 9, 0.2), (6, '${alone}', 9, 0.1)) AS old (id, key, days, x)`);

  cpSync(path.join(shipped, MIGRATION), path.join(folder, MIGRATION), { recursive: true });
  expect(await migrate(database.url, folder)).toEqual([MIGRATION]);
  const { rows } = await client.query(
    "SELECT right(id::text, 1)::int AS id, content_hash, byte_size FROM query_photo ORDER BY id",
  );
  const whole = 4096 + 400_000;
  expect(rows).toEqual([
    { id: 1, content_hash: null, byte_size: 4096 },
    { id: 2, content_hash: sent, byte_size: whole },
    { id: 3, content_hash: null, byte_size: 4096 },
    { id: 4, content_hash: parted, byte_size: whole },
    { id: 5, content_hash: null, byte_size: 4096 },
    { id: 6, content_hash: null, byte_size: 4096 },
  ]);
  const usage = async () =>
    Number((await client.query("SELECT byte_size FROM query_photo_usage")).rows[0].byte_size);
  expect(await usage()).toBe(2 * whole + 4 * 4096);
  await client.query("UPDATE query_photo SET byte_size = 5000 WHERE content_hash IS NULL");
  expect(await usage()).toBe(2 * whole + 4 * 5000);
  await client.query("DELETE FROM query_photo WHERE storage_key = $1", [sent]);
  expect(await usage()).toBe(whole + 2 * 5000);
});
