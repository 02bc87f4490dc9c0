/**
 * Runs once when the server starts, before its first request. Settings that do not fit end it with a sentence, where
 * every page would fail. Then it loads the towers, so that the first search is as fast as the next; a build for a
 * platform of functions leaves that out (next.config.js), since most of them never run any.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { requireSettings } = await import("@/lib/require-settings");
  requireSettings();
  const { prepareServer } = await import("@/lib/prepare-server");
  prepareServer();
  if (process.env.TOWERS_AT_START !== "on") return;
  const { servingTowers } = await import("@/lib/embedding/models");
  servingTowers().catch((error: unknown) => {
    console.error("The towers did not load:", error instanceof Error ? error.message : error);
  });
}

/** Called by Next for what a page, an action or a route threw. A database that does not answer makes it a 503. */
export async function onRequestError(error: unknown): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { asUnavailable } = await import("@/lib/failures/database-unavailable");
  const { answerUnavailable } = await import("@/lib/http/answer-unavailable");
  const unavailable = asUnavailable(error);
  if (unavailable) answerUnavailable(unavailable.retryAfterS);
}
