import { randomBytes } from "node:crypto";
import path from "node:path";
import { env } from "@/lib/env";
import { UserError } from "@/lib/errors";
import { keptSecret } from "@/lib/kept-secret";

/**
 * The key that the ids of the shop's actions are made with: NEXT_SERVER_ACTIONS_ENCRYPTION_KEY, else one made once into
 * `<DATA_DIR>/actions-key`. Builds with the same key give the same action the same id, so that a tab that was opened
 * before the shop was renewed can still use it.
 * @returns 32 bytes in base64, or those that were set
 */
export async function actionsKey(): Promise<string> {
  const { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY, dataDir } = env();
  if (NEXT_SERVER_ACTIONS_ENCRYPTION_KEY) return NEXT_SERVER_ACTIONS_ENCRYPTION_KEY;
  const file = path.join(dataDir, "actions-key");
  return keptSecret(file, () => randomBytes(32).toString("base64")).catch((cause: unknown) => {
    throw new UserError(
      "actions-key",
      `The key of the shop's actions cannot be kept in ${file}. Set NEXT_SERVER_ACTIONS_ENCRYPTION_KEY to the output of \`openssl rand -base64 32\`, or make the folder writable.`,
      { cause },
    );
  });
}
