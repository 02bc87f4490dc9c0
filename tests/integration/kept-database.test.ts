import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "pg";
import { expect, onTestFinished, test, vi } from "vitest";
import { keepDatabaseRunning } from "@/scripts/start/kept-database";

async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return (await client.query(statement).finally(() => client.end())).rows;
}

test("the embedded database is started again when it is killed, with all that was saved; and given up when it cannot be", async () => {
  const said = vi.spyOn(console, "log").mockImplementation(() => undefined);
  onTestFinished(() => said.mockRestore());
  const folder = mkdtempSync(path.join(tmpdir(), "kept-database-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const addresses: string[] = [];
  const reasons: string[] = [];
  const database = await keepDatabaseRunning(folder, {
    onRestart: (url) => void addresses.push(url),
    onGivenUp: (reason) => void reasons.push(reason),
  });
  onTestFinished(() => database.stop());
  const kill = () => {
    const { pid } = JSON.parse(readFileSync(path.join(folder, "database.json"), "utf8"));
    process.kill(pid, "SIGKILL");
  };

  await query(database.url, "CREATE TABLE kept (value int); INSERT INTO kept VALUES (42)");
  kill();
  await expect.poll(() => addresses.length, { timeout: 60_000 }).toBe(1);
  expect(await query(addresses[0] as string, "SELECT value FROM kept")).toEqual([{ value: 42 }]);
  expect(String(said.mock.calls)).toContain("it starts again");

  renameSync(path.join(folder, "postgres"), path.join(folder, "elsewhere"));
  writeFileSync(path.join(folder, "postgres"), "no folder");
  kill();
  await expect.poll(() => reasons.length, { timeout: 60_000 }).toBe(1);
  expect(reasons[0]).toContain("did not start");
}, 180_000);
