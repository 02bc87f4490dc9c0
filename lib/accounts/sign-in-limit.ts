import { createHash } from "node:crypto";
import { UserError } from "@/lib/errors";
import { countUnderKeys, deleteCounts } from "@/lib/rate-limit/queries";

/** One window for all three limits. */
export const windowMs = 15 * 60_000;

/**
 * Addresses can be forged, so the account has a limit of its own: high enough that a stranger's guesses
 * do not lock the owner out at once, low enough that 12 characters cannot be guessed in years.
 */
export const maxAttempts = { pair: 10, address: 60, account: 50 } as const;

type Attempt = { email: string; headers: Headers; nowMs?: number };

/** Counts one attempt to sign in. Throws UserError once there were too many. */
export async function countSignIn(attempt: Attempt): Promise<void> {
  const nowMs = attempt.nowMs ?? Date.now();
  const limits = limitsFor(attempt);
  const counts = await countUnderKeys([...limits.keys()], windowMs, nowMs);
  const over = counts.filter(({ key, count }) => count > (limits.get(key) ?? 0));
  if (over.length === 0) return;
  const waitMs = Math.max(...over.map(({ windowStartMs }) => windowStartMs + windowMs - nowMs));
  const minutes = Math.max(1, Math.ceil(waitMs / 60_000));
  throw new UserError(
    "too-many-attempts",
    `Too many attempts to sign in. Please wait ${minutes === 1 ? "a minute" : `${minutes} minutes`} and try again.`,
  );
}

/** After a success the account's own slate is clean; the address keeps its count. */
export async function forgetSignIns(attempt: Attempt): Promise<void> {
  const own = [...limitsFor(attempt).keys()].filter((key) => !key.startsWith("sign-in:address:"));
  await deleteCounts(own, (attempt.nowMs ?? Date.now()) - windowMs);
}

function limitsFor({ email, headers }: Attempt): Map<string, number> {
  const account = createHash("sha256").update(email).digest("hex").slice(0, 32);
  const address = addressOf(headers);
  return new Map([
    [`sign-in:pair:${account}:${address}`, maxAttempts.pair],
    [`sign-in:address:${address}`, maxAttempts.address],
    [`sign-in:account:${account}`, maxAttempts.account],
  ]);
}

/** The last hop is the one that our own server or its proxy has seen; earlier ones are the visitor's claim. */
function addressOf(headers: Headers): string {
  const hops = headers.get("x-forwarded-for")?.split(",") ?? [];
  return hops.at(-1)?.trim().slice(0, 64) || "unknown";
}
