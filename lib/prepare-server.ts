import { watchAnswers } from "@/lib/answer-unavailable";
import { limitQueries } from "@/lib/database/query-limits";
import { env } from "@/lib/env";
import { warnOfLittleMemory } from "@/lib/memory-check";
import { shareFrontDoorCounts } from "@/lib/rate-limit/share-counts";

/** What bounds the web server's process, set once before its first request. */
export function prepareServer(): void {
  limitQueries(env().DATABASE_TIMEOUT_MS);
  watchAnswers();
  shareFrontDoorCounts();
  warnOfLittleMemory("web server");
}
