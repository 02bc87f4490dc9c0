import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { env } from "@/lib/env";
import { UserError } from "@/lib/errors";
import { type Prisma, PrismaClient } from "@/lib/generated/prisma/client";

type Db = { client: PrismaClient; pool: Pool };

const globalForDb = globalThis as typeof globalThis & { shopDb?: Db };

/** The one database client of this process, made at first use. */
export function db(): PrismaClient {
  return openDb().client;
}

/**
 * Runs a statement in a transaction of its own, behind one that sets what holds for it alone. All is sent at once:
 * a transaction of the client's waits for four answers in turn.
 */
export async function queryWithSettings<T>(settings: Prisma.Sql, query: Prisma.Sql): Promise<T[]> {
  const connection = await openDb().pool.connect();
  const send = ({ text, values }: Prisma.Sql) => connection.query({ text, values });
  try {
    const sent = [
      connection.query("BEGIN"),
      send(settings),
      send(query),
      connection.query("COMMIT"),
    ];
    await Promise.allSettled(sent);
    const [, , answer] = await Promise.all(sent);
    return answer?.rows ?? [];
  } finally {
    connection.release();
  }
}

export async function closeDb(): Promise<void> {
  await globalForDb.shopDb?.client.$disconnect();
  globalForDb.shopDb = undefined;
}

function openDb(): Db {
  globalForDb.shopDb ??= createDb();
  return globalForDb.shopDb;
}

function createDb(): Db {
  const connectionString = env().DATABASE_URL;
  if (!connectionString) {
    throw new UserError(
      "no-database",
      "No database is set. Start the shop with `npm start`, which brings its own, or set DATABASE_URL to a Postgres with pgvector.",
    );
  }
  const pool = new Pool({ connectionString, max: 10, pipeline: true });
  const adapter = new PrismaPg(pool, { disposeExternalPool: true });
  return { client: new PrismaClient({ adapter }), pool };
}
