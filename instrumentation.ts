/**
 * Runs once when the server starts, before its first request. Invalid settings stop the server with a message, instead
 * of making every page fail. Then the towers are loaded, so that the first search is as fast as later ones. Builds for
 * serverless platforms skip that (next.config.js), since most of their functions never use the towers.
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

/**
 * Next calls this with errors thrown by pages, actions and routes. If the database does not respond, the answer is a
 * 503.
 */
export async function onRequestError(error: unknown): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { asUnavailable } = await import("@/lib/failures/database-unavailable");
  const { answerUnavailable } = await import("@/lib/http/answer-unavailable");
  const unavailable = asUnavailable(error);
  if (unavailable) answerUnavailable(unavailable.retryAfterS);
}
