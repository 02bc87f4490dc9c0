import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { migrate } from "@/lib/database/migrate";

export type TestServer = { url: string; template: string | null };
export type FreshDatabase = { url: string; drop(): Promise<void> };

/** Whether the tests run on a real Postgres; the embedded engine has a single session and no real locks. */
export const onRealPostgres = Boolean(process.env.TEST_DATABASE_URL);

/** A migrated, empty database: a clone of the template, or the embedded one emptied. */
export async function freshDatabase(server: TestServer): Promise<FreshDatabase> {
  if (server.template) return cloneDatabase(server.url, server.template);
  const database = await emptyDatabase(server);
  await migrate(database.url);
  return database;
}

/** A database without any migrations: a new one, or the only one of the embedded engine, emptied. */
export async function emptyDatabase(server: TestServer): Promise<FreshDatabase> {
  if (server.template) return cloneDatabase(server.url, "template1");
  await query(server.url, await dropEverything(server.url));
  return { url: server.url, drop: async () => undefined };
}

async function cloneDatabase(serverUrl: string, template: string): Promise<FreshDatabase> {
  const name = `shop_test_${randomBytes(6).toString("hex")}`;
  await query(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: async () => {
      await query(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

/** A statement that drops our schemas and the job queue's; the migrations create them again. */
async function dropEverything(url: string): Promise<string> {
  const schemas = await query<{ nspname: string }>(
    url,
    "SELECT nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'",
  );
  const drops = schemas.map(({ nspname }) => `DROP SCHEMA "${nspname}" CASCADE;`);
  return `${drops.join("\n")} CREATE SCHEMA public;`;
}

async function query<Row extends object>(url: string, statement: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const result = await client.query<Row>(statement).finally(() => client.end());
  return result.rows ?? [];
}
