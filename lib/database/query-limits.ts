import { AsyncLocalStorage } from "node:async_hooks";

/** How long a process may wait for its database. Null means no limit. */
export type QueryLimits = {
  /** For a connection from the pool, including connecting. */
  acquireMs: number;
  /** After this, Postgres itself cancels a statement; the embedded engine does not. */
  statementMs: number;
  /** After this, the process gives up on an answer, which may never come. */
  answerMs: number;
  /** How many may wait for a connection at once. */
  maxWaiting: number;
};

/** Lets Postgres report its own timeout before this process gives up. */
const ANSWER_GRACE_MS = 400;
const MAX_WAITING = 200;

const globalForLimits = globalThis as typeof globalThis & {
  shopQueryLimits?: QueryLimits | null;
  shopUnlimited?: AsyncLocalStorage<true>;
};
globalForLimits.shopUnlimited ??= new AsyncLocalStorage();
const unlimited = globalForLimits.shopUnlimited;

/**
 * Sets limits in a process that answers requests; call it before the first query. Workers and scripts have no limits:
 * building an index of a million vectors takes minutes.
 * @param timeoutMs for one statement; the wait for a connection is half as long
 */
export function limitQueries(timeoutMs: number): void {
  globalForLimits.shopQueryLimits = {
    acquireMs: Math.ceil(timeoutMs / 2),
    statementMs: timeoutMs,
    answerMs: timeoutMs + ANSWER_GRACE_MS,
    maxWaiting: MAX_WAITING,
  };
}

/** Runs work without time limits in a process that answers requests, such as a scheduler's tasks. */
export function withoutQueryLimits<T>(body: () => Promise<T>): Promise<T> {
  return unlimited.run(true, body);
}

/** The limits in effect here; null for none. */
export function queryLimits(): QueryLimits | null {
  return unlimited.getStore() ? null : (globalForLimits.shopQueryLimits ?? null);
}
