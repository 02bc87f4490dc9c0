import { askForAnything } from "@/lib/database/ping-queries";
import { queryLimits } from "@/lib/database/query-limits";

const KEPT_MS = 1_000;
/** Where no limit is set. */
const PATIENCE_MS = 10_000;

let asked: { answer: Promise<void>; at: number } | null = null;

/**
 * Whether the database answers, before a page begins to: what streams behind its beginning could no longer say that
 * it failed. One question a second is enough for all requests.
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
