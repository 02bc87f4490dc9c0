import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import type { ServerResponse } from "node:http";

/** What becomes of the request that is under way here. */
type Answer = { retryAfterS: number | null };

const globalForAnswers = globalThis as typeof globalThis & {
  shopAnswers?: AsyncLocalStorage<Answer>;
};

/**
 * Lets pages answer 503: Next knows 500 for a page that failed, and 200 for one that says so itself. To be called once
 * by the server's process, before its first request.
 */
export function watchAnswers(): void {
  if (globalForAnswers.shopAnswers) return;
  const answers = new AsyncLocalStorage<Answer>();
  globalForAnswers.shopAnswers = answers;
  // Published before the server's own listener runs, within the context that it runs in.
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

/** Has the request under way answer 503, unless its answer has begun. @param retryAfterS for `Retry-After` */
export function answerUnavailable(retryAfterS: number): void {
  const answer = globalForAnswers.shopAnswers?.getStore();
  if (answer) answer.retryAfterS = retryAfterS;
}
