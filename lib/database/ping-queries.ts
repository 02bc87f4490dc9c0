import { pingDatabase } from "@/lib/database/db";

/**
 * Asks the database for next to nothing.
 * @throws DatabaseUnavailableError when it does not answer within `timeoutMs`
 */
export async function askForAnything(timeoutMs: number): Promise<void> {
  await pingDatabase(timeoutMs);
}
