import { setTimeout as sleep } from "node:timers/promises";
import type { Pool, QueryResult } from "pg";
import { createPool } from "@/lib/database/pool";
import { queryLimits } from "@/lib/database/query-limits";
import { asUnavailable, type DatabaseUnavailableError } from "@/lib/failures/database-unavailable";

const MAX_CONNECTIONS = 3;
/** Longer than any statement of the queue takes; this is how a server that died silently is noticed. */
const ANSWER_MS = 60_000;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 2_000;
const LINE_EVERY_MS = 30_000;

/**
 * The job queue's connection to the database, used by pg-boss instead of its own. Where no limit is set, it waits while
 * the database is unavailable: the library offers no way to catch that a job could not be marked as done, and the
 * process would end.
 */
export class QueueConnection {
  readonly #pool: Pool;
  readonly #isPatient = queryLimits() === null;
  readonly #closing = new AbortController();
  /** When the outage was last logged; null while the database answers. */
  #saidAt: number | null = null;

  constructor(databaseUrl: string) {
    const limits = queryLimits();
    this.#pool = createPool(databaseUrl, limits, {
      max: MAX_CONNECTIONS,
      application_name: "pgboss",
      ...(limits === null && { query_timeout: ANSWER_MS }),
    });
  }

  /** Resolves to undefined if the connection closes before the database answers, as pg-boss's own does. */
  async executeSql(text: string, values: unknown[]): Promise<QueryResult | undefined> {
    let pauseMs = FIRST_PAUSE_MS;
    for (;;) {
      try {
        const answer = await this.#pool.query(text, values);
        this.#say(null);
        return answer;
      } catch (error) {
        const unavailable = asUnavailable(error);
        if (!unavailable || !this.#isPatient) throw error;
        if (this.#closing.signal.aborted) return undefined;
        this.#say(unavailable);
        await sleep(pauseMs, undefined, { signal: this.#closing.signal }).catch(() => undefined);
        pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
      }
    }
  }

  /** Logs one line for an outage and one for its end, however many statements wait. */
  #say(unavailable: DatabaseUnavailableError | null): void {
    const now = performance.now();
    if (unavailable === null) {
      if (this.#saidAt !== null) console.error("Job queue: the database answers again.");
      this.#saidAt = null;
    } else if (this.#saidAt === null || now - this.#saidAt >= LINE_EVERY_MS) {
      console.error(`Job queue: ${unavailable.message}; waiting for it.`);
      this.#saidAt = now;
    }
  }

  /** From now on, nothing waits for an unavailable database. */
  hurry(): void {
    this.#closing.abort();
  }

  async close(): Promise<void> {
    this.hurry();
    await this.#pool.end();
  }
}
