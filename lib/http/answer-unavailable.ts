import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import type { ServerResponse } from "node:http";

/** What to change about the answer to the current request. */
type Answer = { retryAfterS: number | null };

const globalForAnswers = globalThis as typeof globalThis & {
  shopAnswers?: AsyncLocalStorage<Answer>;
};

/**
 * Lets pages answer 503: Next itself answers 500 when a page fails, and 200 when a page reports a failure. Call it once
 * in the server's process, before the first request.
 */
export function watchAnswers(): void {
  if (globalForAnswers.shopAnswers) return;
  const answers = new AsyncLocalStorage<Answer>();
  globalForAnswers.shopAnswers = answers;
  // This event precedes the server's own listener, in the same async context.
  subscribe("http.server.request.start", (message) => {
    const { response } = message as { response: ServerResponse };
    const answer: Answer = { retryAfterS: null };
    answers.enterWith(answer);
    const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse;
    response.writeHead = ((status: number, ...others: unknown[]) => {
      if (answer.retryAfterS === null || !CAN_BECOME_503.has(status)) {
        return writeHead(status, ...others);
      }
      response.setHeader("Retry-After", String(answer.retryAfterS));
      response.setHeader("Cache-Control", "no-store");
      return writeHead(503, ...others);
    }) as ServerResponse["writeHead"];
  });
}

const CAN_BECOME_503 = new Set([200, 500]);

/** Makes the current request answer 503, unless its answer has begun. @param retryAfterS for `Retry-After` */
export function answerUnavailable(retryAfterS: number): void {
  const answer = globalForAnswers.shopAnswers?.getStore();
  if (answer) answer.retryAfterS = retryAfterS;
}
