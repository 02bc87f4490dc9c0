import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "@/lib/env";
import { UserError } from "@/lib/errors";
import { PrismaClient } from "@/lib/generated/prisma/client";

const globalForDb = globalThis as typeof globalThis & { shopDb?: PrismaClient };

/** The one database client of this process, made at first use. */
export function db(): PrismaClient {
  globalForDb.shopDb ??= createClient();
  return globalForDb.shopDb;
}

export async function closeDb(): Promise<void> {
  await globalForDb.shopDb?.$disconnect();
  globalForDb.shopDb = undefined;
}

function createClient(): PrismaClient {
  const connectionString = env().DATABASE_URL;
  if (!connectionString) {
    throw new UserError(
      "no-database",
      "No database is set. Start the shop with `npm start`, which brings its own, or set DATABASE_URL to a Postgres with pgvector.",
    );
  }
  return new PrismaClient({ adapter: new PrismaPg({ connectionString, max: 10 }) });
}
