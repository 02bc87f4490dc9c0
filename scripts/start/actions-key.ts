import { randomBytes } from "node:crypto";
import path from "node:path";
import { env } from "@/lib/env";
import { UserError } from "@/lib/errors";
import { keptSecret } from "@/lib/kept-secret";

/**
 * The key used to derive the ids of the shop's actions: NEXT_SERVER_ACTIONS_ENCRYPTION_KEY, or else one generated once
 * and kept in `<DATA_DIR>/actions-key`. Builds with the same key give an action the same id, so that tabs opened before
 * a new version was deployed can still use it.
 * @returns 32 bytes in base64, or the value that was set
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
