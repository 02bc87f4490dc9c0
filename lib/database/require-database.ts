import { askForAnything } from "@/lib/database/ping-queries";
import { queryLimits } from "@/lib/database/query-limits";

const KEPT_MS = 1_000;
/** Used where no limit is set. */
const PATIENCE_MS = 10_000;

let asked: { answer: Promise<void>; at: number } | null = null;

/**
 * Checks that the database answers before a page begins: once a page is streaming, it can no longer report a failure.
 * One query a second serves all requests.
 * @param keptMs how old an answer may be
 * @throws DatabaseUnavailableError
 */
export function requireDatabase(keptMs = KEPT_MS): Promise<void> {
  if (asked && performance.now() - asked.at < keptMs) return asked.answer;
  const now = {
    answer: askForAnything(queryLimits()?.acquireMs ?? PATIENCE_MS),
    at: Number.POSITIVE_INFINITY,
  };
  asked = now;
  const noteTime = () => {
    now.at = performance.now();
  };
  now.answer.then(noteTime, noteTime);
  return now.answer;
}
