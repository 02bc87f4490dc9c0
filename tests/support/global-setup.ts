import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { startEmbeddedDatabase } from "@/lib/database/embedded";
import { migrate } from "@/lib/database/migrate";
import { buildTowerThread } from "@/scripts/build-tower-thread";

declare module "vitest" {
  interface ProvidedContext {
    /** `template` is null on the embedded engine, which has only one database. */
    testServer: { url: string; template: string | null };
  }
}

let undo: () => Promise<void> = async () => undefined;

/**
 * One database server for all integration tests: the embedded one in a temporary folder, or the real Postgres at
 * TEST_DATABASE_URL. tests/support/fresh-database.ts gives each file its own database on it.
 */
export async function setup(project: TestProject): Promise<void> {
  await buildTowerThread();
  const url = process.env.TEST_DATABASE_URL;
  undo = await (url ? setUpRealPostgres(project, url) : setUpEmbedded(project));
}

export async function teardown(): Promise<void> {
  await undo();
}

async function setUpEmbedded(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), "shop-tests-"));
  const database = await startEmbeddedDatabase(folder, "npm test");
  project.provide("testServer", { url: database.url, template: null });
  return async () => {
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

async function setUpRealPostgres(project: TestProject, url: string): Promise<() => Promise<void>> {
  const template = `shop_template_${process.pid}`;
  await administer(url, `CREATE DATABASE ${template}`);
  const templateUrl = new URL(url);
  templateUrl.pathname = `/${template}`;
  await migrate(templateUrl.href);
  project.provide("testServer", { url, template });
  return () => administer(url, `DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
