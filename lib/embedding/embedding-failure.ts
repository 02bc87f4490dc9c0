import type { EmbeddingFailure } from "@/lib/embedding/queries";
import { UserError } from "@/lib/errors";
import { asUnavailable } from "@/lib/failures/database-unavailable";
import { reportUnexpected } from "@/lib/failures/report-unexpected";
import { TowersUnavailableError } from "@/lib/towers/unavailable";

const MINUTE_MS = 60_000;
const GROWS_BY = 4;
const LONGEST_MS = 24 * 60 * MINUTE_MS;

/** Codes of an operating system that has run out of some resource, whatever the product. */
const MACHINE = /^(EMFILE|ENFILE|ENOMEM|ENOSPC|EDQUOT|EIO|EAGAIN|EBUSY|EROFS|ETIMEDOUT)$/;

/** Codes of a UserError that concerns the model, or how the shop was built. */
const OF_TOWERS = /^(model-|not-built$)/;

/** Whether nothing can be embedded at present, whichever product is tried, so that no product is to blame. */
export function isNobodysFault(error: unknown): boolean {
  if (error instanceof UserError) return OF_TOWERS.test(error.code);
  return asUnavailable(error) !== null || error instanceof TowersUnavailableError;
}

/**
 * What to note on a product that could not be embedded. A problem that a person can fix waits for an edit. Anything
 * else is logged and tried again after a minute, four minutes and so on, up to a day; if the machine is at fault, every
 * minute.
 * @param attempts how many attempts in a row failed before this one
 */
export function embeddingFailure(
  error: unknown,
  productId: string,
  attempts: number,
): EmbeddingFailure {
  if (error instanceof UserError) return { message: error.message, attempts, retryAfterMs: null };
  const id = reportUnexpected(error, { doing: "embedding", productId, attempts });
  const ofMachine = MACHINE.test(codeOf(error));
  return {
    message: `Embedding failed unexpectedly; the log has it as ${id}. It is tried again by itself, and at once when the product is saved.`,
    attempts: ofMachine ? attempts : attempts + 1,
    retryAfterMs: ofMachine ? MINUTE_MS : Math.min(MINUTE_MS * GROWS_BY ** attempts, LONGEST_MS),
  };
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
