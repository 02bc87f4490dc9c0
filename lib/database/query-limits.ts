import { AsyncLocalStorage } from "node:async_hooks";

/** How long a process may wait for its database. Null stands for as long as it takes. */
export type QueryLimits = {
  /** For a connection out of the pool, the connecting included. */
  acquireMs: number;
  /** After which Postgres itself gives a statement up; the embedded engine does not. */
  statementMs: number;
  /** After which this process gives up on an answer, so that one is missed that never comes. */
  answerMs: number;
  /** How many may wait for a connection at once. */
  maxWaiting: number;
};

/** Postgres's own answer, that it gave up, comes before this process gives up on it. */
const ANSWER_GRACE_MS = 400;
const MAX_WAITING = 200;

const globalForLimits = globalThis as typeof globalThis & {
  shopQueryLimits?: QueryLimits | null;
  shopUnlimited?: AsyncLocalStorage<true>;
};
globalForLimits.shopUnlimited ??= new AsyncLocalStorage();
const unlimited = globalForLimits.shopUnlimited;

/**
 * To be called by a process that answers requests, before its first query. Workers and scripts wait for as long as it
 * takes: an index of a million vectors is minutes.
 * @param timeoutMs for one statement; a connection is waited for half as long
 */
export function limitQueries(timeoutMs: number): void {
  globalForLimits.shopQueryLimits = {
    acquireMs: Math.ceil(timeoutMs / 2),
    statementMs: timeoutMs,
    answerMs: timeoutMs + ANSWER_GRACE_MS,
    maxWaiting: MAX_WAITING,
  };
}

/** Runs work that takes as long as it takes in a process that answers requests: what a scheduler asks for. */
export function withoutQueryLimits<T>(body: () => Promise<T>): Promise<T> {
  return unlimited.run(true, body);
}

/** The limits that hold here; null for none. */
export function queryLimits(): QueryLimits | null {
  return unlimited.getStore() ? null : (globalForLimits.shopQueryLimits ?? null);
}
