import { limitQueries } from "@/lib/database/query-limits";
import { env } from "@/lib/env";
import { watchAnswers } from "@/lib/http/answer-unavailable";
import { shareFrontDoorCounts } from "@/lib/http/rates/share-counts";
import { warnOfLittleMemory } from "@/lib/memory-check";

/** Sets the limits of the web server's process; called once, before its first request. */
export function prepareServer(): void {
  limitQueries(env().DATABASE_TIMEOUT_MS);
  watchAnswers();
  shareFrontDoorCounts();
  warnOfLittleMemory("web server");
}
