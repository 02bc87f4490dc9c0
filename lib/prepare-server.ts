import { watchAnswers } from "@/lib/answer-unavailable";
import { limitQueries } from "@/lib/database/query-limits";
import { servingTowers } from "@/lib/embedding/models";
import { env } from "@/lib/env";
import { warnOfLittleMemory } from "@/lib/memory-check";

/** What the web server's process does once, before its first request. */
export function prepareServer(): void {
  limitQueries(env().DATABASE_TIMEOUT_MS);
  watchAnswers();
  warnOfLittleMemory("web server");
  // So that the first search is as fast as the next.
  servingTowers().catch((error: unknown) => {
    console.error("The towers did not load:", error instanceof Error ? error.message : error);
  });
}
