import { accountKey, knownDevice } from "@/lib/accounts/known-device";
import { getAccountId } from "@/lib/accounts/queries";
import { UserError } from "@/lib/errors";
import { clientAddress } from "@/lib/http/client-address";
import { countUnderKeys, deleteCounts, deleteCountsBeginningWith } from "@/lib/rate-limit/queries";

/** One window for all limits. */
export const windowMs = 15 * 60_000;

/**
 * Strangers' guesses at an account share one limit, low enough that a password of 12 characters cannot be guessed in
 * years. They can use it up and so keep a new device waiting, but not a device that signed in before, which has its own
 * count.
 */
export const maxAttempts = { pair: 10, address: 60, account: 50, device: 10 } as const;

/** Accounts that do not exist share this many counts, so that not every invented one leaves a row behind. */
const MADE_UP_COUNTS = 1024;

type Attempt = { email: string; headers: Headers; nowMs?: number };

/** Counts one attempt to sign in. Throws UserError once there have been too many. */
export async function countSignIn(attempt: Attempt): Promise<void> {
  const nowMs = attempt.nowMs ?? Date.now();
  const limits = await limitsFor(attempt);
  const counts = await countUnderKeys([...limits.keys()], windowMs, nowMs);
  const over = counts.filter(({ key, count }) => count > (limits.get(key) ?? 0));
  if (over.length === 0) return;
  const waitMs = Math.max(...over.map(({ windowStartMs }) => windowStartMs + windowMs - nowMs));
  const minutes = Math.max(1, Math.ceil(waitMs / 60_000));
  throw new UserError(
    "too-many-attempts",
    `Too many attempts to sign in. Please wait ${minutes === 1 ? "a minute" : `${minutes} minutes`} and try again.`,
    { retryAfterS: Math.max(1, Math.ceil(waitMs / 1000)) },
  );
}

/** After a success, deletes the account's counts; the address keeps its own. */
export async function deleteSignInAttempts(attempt: Attempt): Promise<void> {
  const keys = [...(await limitsFor(attempt)).keys()];
  await deleteCounts(keys.filter((key) => !key.startsWith("sign-in:address:")));
}

/** Deletes all sign-in attempts for an account, from anywhere, once its owner has been identified in another way. */
export async function deleteAllSignInAttempts(email: string): Promise<void> {
  const account = accountKey(email);
  await deleteCounts([`sign-in:account:${account}`]);
  await deleteCountsBeginningWith(`sign-in:pair:${account}:`);
}

async function limitsFor({ email, headers, nowMs }: Attempt): Promise<Map<string, number>> {
  const device = await knownDevice(email, headers, nowMs);
  if (device !== null) return new Map([[`sign-in:device:${device}`, maxAttempts.device]]);
  const address = clientAddress(headers);
  const account = (await getAccountId(email)) === null ? madeUp(email) : accountKey(email);
  return new Map([
    [`sign-in:pair:${account}:${address}`, maxAttempts.pair],
    [`sign-in:address:${address}`, maxAttempts.address],
    [`sign-in:account:${account}`, maxAttempts.account],
  ]);
}

/** Makes an account that does not exist be refused after as many guesses as one that does. */
function madeUp(email: string): string {
  return `none-${Number.parseInt(accountKey(email).slice(0, 8), 16) % MADE_UP_COUNTS}`;
}
