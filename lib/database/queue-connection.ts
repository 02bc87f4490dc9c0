import { setTimeout as sleep } from "node:timers/promises";
import type { Pool, QueryResult } from "pg";
import { createPool } from "@/lib/database/pool";
import { queryLimits } from "@/lib/database/query-limits";
import { asUnavailable } from "@/lib/database/unavailable";

const MAX_CONNECTIONS = 3;
/** No statement of the queue's takes as long; a server that stopped without a word is noticed by this. */
const ANSWER_MS = 60_000;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 2_000;
const LINE_EVERY_MS = 30_000;

/**
 * The job queue's way to the database, given to pg-boss instead of its own. Where no limit is set it waits for a
 * database that is away: the library lets nobody hear of a job that could not be marked as done, which ends the process.
 */
export class QueueConnection {
  readonly #pool: Pool;
  readonly #isPatient = queryLimits() === null;
  readonly #closing = new AbortController();

  constructor(databaseUrl: string) {
    const limits = queryLimits();
    this.#pool = createPool(databaseUrl, limits, {
      max: MAX_CONNECTIONS,
      application_name: "pgboss",
      ...(limits === null && { query_timeout: ANSWER_MS }),
    });
  }

  /** Resolves to undefined where the connection closes before the database answers: pg-boss's own does too. */
  async executeSql(text: string, values: unknown[]): Promise<QueryResult | undefined> {
    let pauseMs = FIRST_PAUSE_MS;
    let saidAt = Number.NEGATIVE_INFINITY;
    for (;;) {
      try {
        const answer = await this.#pool.query(text, values);
        if (saidAt > 0) console.error("Job queue: the database answers again.");
        return answer;
      } catch (error) {
        const unavailable = asUnavailable(error);
        if (!unavailable || !this.#isPatient) throw error;
        if (this.#closing.signal.aborted) return undefined;
        if (performance.now() - saidAt >= LINE_EVERY_MS) {
          console.error(`Job queue: ${unavailable.message}; waiting for it.`);
          saidAt = performance.now();
        }
        await sleep(pauseMs, undefined, { signal: this.#closing.signal }).catch(() => undefined);
        pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
      }
    }
  }

  /** From here on nothing waits for a database that is away. */
  hurry(): void {
    this.#closing.abort();
  }

  async close(): Promise<void> {
    this.hurry();
    await this.#pool.end();
  }
}
