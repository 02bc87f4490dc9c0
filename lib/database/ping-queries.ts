import { pingDatabase } from "@/lib/database/db";

/**
 * Runs a trivial query.
 * @throws DatabaseUnavailableError when it does not answer within `timeoutMs`
 */
export async function askForAnything(timeoutMs: number): Promise<void> {
  await pingDatabase(timeoutMs);
}
