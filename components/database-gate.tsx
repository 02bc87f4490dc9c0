import { requireDatabase } from "@/lib/database/require-database";

/** Nothing to see: a page whose database is away fails before it begins to stream, while its status can still say so. */
export async function DatabaseGate() {
  await requireDatabase();
  return null;
}
