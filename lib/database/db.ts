import { PrismaPg } from "@prisma/adapter-pg";
import type { Pool, QueryConfig } from "pg";
import { createPool } from "@/lib/database/pool";
import { type QueryLimits, queryLimits } from "@/lib/database/query-limits";
import { env } from "@/lib/env";
import { UserError } from "@/lib/errors";
import { asUnavailable } from "@/lib/failures/database-unavailable";
import { Prisma, PrismaClient } from "@/lib/generated/prisma/client";

type Db = { client: PrismaClient; pool: Pool };
/** A process that answers requests has a second client, for work that no limit may cut off. */
type Lane = "limited" | "unlimited";

const MAX_CONNECTIONS = 10;

const globalForDb = globalThis as typeof globalThis & { shopDbs?: Partial<Record<Lane, Db>> };

/**
 * The database client of this process, created at first use. If the database does not answer in time, calls fail with a
 * DatabaseUnavailableError.
 */
export function db(): PrismaClient {
  return openDb().client;
}

/**
 * Runs a statement in its own transaction, with settings that apply to it alone. Everything is sent at once; a
 * transaction of the client would wait for four answers in turn.
 * @param settings calls of `set_config(…, true)`, at least one
 */
export async function queryWithSettings(
  settings: Prisma.Sql[],
  query: Prisma.Sql,
): Promise<unknown[]> {
  const connection = await openDb().pool.connect();
  const send = ({ text, values }: Prisma.Sql) => connection.query({ text, values });
  let failure: Error | undefined;
  try {
    const sent = [
      connection.query("BEGIN"),
      send(Prisma.sql`SELECT ${Prisma.join(settings)}`),
      send(query),
      connection.query("COMMIT"),
    ];
    await Promise.allSettled(sent);
    const [, , answer] = await Promise.all(sent);
    return answer?.rows ?? [];
  } catch (error) {
    failure = asUnavailable(error) ?? undefined;
    throw failure ?? error;
  } finally {
    // Closes the connection if it missed an answer.
    connection.release(failure);
  }
}

/**
 * Checks whether the database answers at all.
 * @throws DatabaseUnavailableError when it does not answer within `timeoutMs`
 */
export async function pingDatabase(timeoutMs: number): Promise<void> {
  await openDb().pool.query({ text: "SELECT 1", query_timeout: timeoutMs } as QueryConfig);
}

export async function closeDb(): Promise<void> {
  const open = Object.values(globalForDb.shopDbs ?? {});
  globalForDb.shopDbs = undefined;
  for (const { client, pool } of open) {
    await client.$disconnect();
    // The client has already ended a pool that it used.
    if (!pool.ending) await pool.end();
  }
}

function openDb(): Db {
  const limits = queryLimits();
  globalForDb.shopDbs ??= {};
  const lane: Lane = limits ? "limited" : "unlimited";
  globalForDb.shopDbs[lane] ??= createDb(limits);
  return globalForDb.shopDbs[lane];
}

function createDb(limits: QueryLimits | null): Db {
  const connectionString = env().DATABASE_URL;
  if (!connectionString) {
    throw new UserError(
      "no-database",
      "No database is set. Start the shop with `npm start`, which brings its own, or set DATABASE_URL to a Postgres with pgvector.",
    );
  }
  const pool = createPool(connectionString, limits, { max: MAX_CONNECTIONS, pipeline: true });
  const adapter = new PrismaPg(pool, { disposeExternalPool: true });
  return { client: new PrismaClient({ adapter }), pool };
}
