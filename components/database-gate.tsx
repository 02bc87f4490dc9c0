import { requireDatabase } from "@/lib/database/require-database";

/**
 * Renders nothing. If the database is away, it makes a page fail before streaming begins, while its status can still
 * say so.
 */
export async function DatabaseGate() {
  await requireDatabase();
  return null;
}
