import { Pool, type PoolClient, type PoolConfig } from "pg";
import type { QueryLimits } from "@/lib/database/query-limits";
import { asUnavailable, DatabaseUnavailableError } from "@/lib/failures/database-unavailable";

type Done = (
  error: Error | undefined,
  client?: PoolClient,
  release?: PoolClient["release"],
) => void;

/** Without limits, a dead server is still noticed, when connecting and by the system's own probes. */
const CONNECT_MS = 10_000;
const PROBE_AFTER_MS = 10_000;
/** A transaction that its process has forgotten holds locks that others wait for. */
const IDLE_IN_TRANSACTION_MS = 15_000;

/**
 * Connections to the shop's database. Whatever is not available in time fails with a DatabaseUnavailableError, and a
 * connection that missed an answer is closed, so that nothing waits on it again.
 * @param limits null for work that may take any time
 */
export function createPool(
  connectionString: string,
  limits: QueryLimits | null,
  more: PoolConfig = {},
): Pool {
  const pool = new Pool({
    connectionString,
    connectionTimeoutMillis: limits?.acquireMs ?? CONNECT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: PROBE_AFTER_MS,
    ...(limits && {
      statement_timeout: limits.statementMs,
      query_timeout: limits.answerMs,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    }),
    ...more,
  });
  // A query in progress reports a lost connection itself; without listeners, these events would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => {
    client.on("error", () => undefined);
    translateFailures(client);
  });
  translateFailures(pool);
  guardConnecting(pool, limits?.maxWaiting ?? Number.POSITIVE_INFINITY);
  return pool;
}

/** The pool's own `query` also calls this, with a callback. */
function guardConnecting(pool: Pool, maxWaiting: number): void {
  const connect = pool.connect.bind(pool) as (done: Done) => void;
  const guarded = (done: Done) => {
    if (pool.waitingCount >= maxWaiting) {
      return done(new DatabaseUnavailableError("busy", `${maxWaiting} queries wait already`));
    }
    const hadSettings = Boolean(pool.options.statement_timeout);
    connect((error, client, release) => {
      if (error && hadSettings && SETTING_REFUSED.test(error.message)) {
        dropSettings(pool);
        return guarded(done);
      }
      done(error && (asUnavailable(error) ?? error), client, release);
    });
  };
  pool.connect = ((done?: Done) => {
    if (done) return guarded(done);
    return new Promise<PoolClient>((resolve, reject) => {
      guarded((error, client) => (client ? resolve(client) : reject(error)));
    });
  }) as Pool["connect"];
}

/** Queries with a callback are the pool's own; the promise that they belong to fails in turn. */
function translateFailures(asked: Pool | PoolClient): void {
  const query = asked.query.bind(asked) as (...args: unknown[]) => Promise<unknown> | undefined;
  asked.query = ((...args: unknown[]) =>
    query(...args)?.catch((error: unknown) => {
      throw asUnavailable(error) ?? error;
    })) as Pool["query"];
}

const SETTING_REFUSED = /unsupported startup parameter/i;

/**
 * Poolers such as PgBouncer refuse settings that they cannot keep apart between clients. Without them this process
 * still gives up in time, and potentially heavy statements set their own within their transaction.
 */
function dropSettings({ options }: Pool): void {
  options.statement_timeout = undefined;
  options.idle_in_transaction_session_timeout = undefined;
}
