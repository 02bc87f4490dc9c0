/** Runs once when the server starts, before its first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { prepareServer } = await import("@/lib/prepare-server");
  prepareServer();
}

/** Called by Next for what a page, an action or a route threw. A database that does not answer makes it a 503. */
export async function onRequestError(error: unknown): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { asUnavailable } = await import("@/lib/database/unavailable");
  const { answerUnavailable } = await import("@/lib/answer-unavailable");
  const unavailable = asUnavailable(error);
  if (unavailable) answerUnavailable(unavailable.retryAfterS);
}
