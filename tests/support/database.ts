import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { migrate } from "@/lib/database/migrate";

export type FreshDatabase = { url: string; drop(): Promise<void> };

/** Whether the tests run on a real Postgres; the embedded engine has one session and no real locks. */
export const onRealPostgres = Boolean(process.env.TEST_DATABASE_URL);

/** A migrated, empty database: cloned from the template, or the embedded one emptied. */
export async function freshDatabase(server: {
  url: string;
  template: string | null;
}): Promise<FreshDatabase> {
  if (server.template) return cloneDatabase(server.url, server.template);
  await query(server.url, await dropEverything(server.url));
  await migrate(server.url);
  return { url: server.url, drop: async () => undefined };
}

/** A new database on the same server, for tests that migrate one from nothing. Real Postgres only. */
export function cloneDatabase(serverUrl: string, template = "template1"): Promise<FreshDatabase> {
  return createDatabase(serverUrl, `shop_test_${randomBytes(6).toString("hex")}`, template);
}

async function createDatabase(
  serverUrl: string,
  name: string,
  template: string,
): Promise<FreshDatabase> {
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

/** Schemas of ours and of the job queue; the migrations make their own again. */
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
