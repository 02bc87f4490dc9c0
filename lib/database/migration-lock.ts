import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "pg";
import { UserError } from "@/lib/errors";

/** The key that Prisma's engine locks with. */
const ADVISORY_LOCK = 72_707_369;
const RETRY_MS = 250;
/** How long a migration queues for a table's lock: anyone who wants the table meanwhile queues behind it. */
const TABLE_PATIENCE_MS = 2_000;
const LOCK_NOT_AVAILABLE = "55P03";

export type WaitOptions = {
  /** Called every `noticeMs` while another process holds what a migration needs. */
  onWait: (notice: string) => void;
  noticeMs: number;
  /** How long to wait for a turn before giving up. */
  patienceMs: number;
};

/**
 * Runs the body in a transaction that holds the migration lock. A session lock could stay behind on a transaction
 * pooler's connection, without an owner. If another migration or a long transaction is in the way, it waits, reports
 * that, and tries again.
 * @throws UserError `migration-waits` after `patienceMs`
 */
export async function inLockedTransaction<T>(
  client: Client,
  body: () => Promise<T>,
  { onWait, noticeMs, patienceMs }: WaitOptions,
): Promise<T> {
  const since = Date.now();
  let noticedAt = since;
  for (;;) {
    const attempt = await tryOnce(client, body);
    if (attempt.done) return attempt.value;
    const now = Date.now();
    const out = now - since > patienceMs;
    if (out || now - noticedAt >= noticeMs) {
      noticedAt = now;
      const notice = await describeWait(client, attempt.waitsFor, now - since);
      if (out) throw new UserError("migration-waits", `${notice} Nothing was changed since.`);
      onWait(notice);
    }
    await sleep(RETRY_MS);
  }
}

type WaitsFor = "migration" | "table";
type Attempt<T> = { done: true; value: T } | { done: false; waitsFor: WaitsFor };

async function tryOnce<T>(client: Client, body: () => Promise<T>): Promise<Attempt<T>> {
  await client.query("BEGIN");
  try {
    const { rows } = await client.query<{ locked: boolean }>(
      "SELECT pg_try_advisory_xact_lock($1) AS locked",
      [ADVISORY_LOCK],
    );
    if (!rows[0]?.locked) {
      await client.query("ROLLBACK");
      return { done: false, waitsFor: "migration" };
    }
    await client.query(
      `SET LOCAL lock_timeout = ${TABLE_PATIENCE_MS}; SET LOCAL statement_timeout = 0`,
    );
    const value = await body();
    await client.query("COMMIT");
    return { done: true, value };
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    if (!isLockTimeout(error)) throw error;
    return { done: false, waitsFor: "table" };
  }
}

function isLockTimeout(error: unknown): boolean {
  const { code, cause } = error as { code?: string; cause?: { code?: string } };
  return code === LOCK_NOT_AVAILABLE || cause?.code === LOCK_NOT_AVAILABLE;
}

async function describeWait(client: Client, waitsFor: WaitsFor, waitedMs: number): Promise<string> {
  const holders = await (waitsFor === "migration" ? lockHolders(client) : openTransactions(client));
  const reason =
    waitsFor === "migration"
      ? "Another migration of this database is under way"
      : "A migration needs a table that an open transaction uses";
  const seconds = Math.round(waitedMs / 1000);
  const [first] = holders;
  if (!first) return `${reason}; waiting for ${seconds} s.`;
  const pids = holders.map(({ pid }) => pid).join(", ");
  return `${reason} (${holders.map(describe).join("; ")}); waiting for ${seconds} s. If nothing runs there any more, end it in the database: SELECT pg_terminate_backend(${holders.length > 1 ? `pid) for each pid of ${pids}` : `${first.pid})`}.`;
}

type Holder = { pid: number; program: string; address: string; state: string; seconds: number };

function describe({ pid, program, address, state, seconds }: Holder): string {
  const names = [program, address].filter((name) => name !== "").join(" at ");
  return `process ${pid}${names ? `, ${names}` : ""}, ${state || "state unknown"} for ${seconds} s`;
}

const HOLDER = `a.pid, coalesce(a.application_name, '') AS program, coalesce(host(a.client_addr), '') AS address,
  coalesce(a.state, '') AS state, greatest(0, round(extract(epoch FROM now() - a.state_change)))::int AS seconds`;

/** A key below 2^32 is in `objid` alone. */
async function lockHolders(client: Client): Promise<Holder[]> {
  const { rows } = await client.query<Holder>(
    `SELECT ${HOLDER} FROM pg_locks l JOIN pg_stat_activity a USING (pid)
      WHERE l.locktype = 'advisory' AND l.granted AND l.classid = 0 AND l.objid = $1 AND a.datname = current_database()`,
    [ADVISORY_LOCK],
  );
  return rows;
}

async function openTransactions(client: Client): Promise<Holder[]> {
  const { rows } = await client.query<Holder>(
    `SELECT ${HOLDER} FROM pg_stat_activity a
      WHERE a.datname = current_database() AND a.pid <> pg_backend_pid() AND a.backend_type = 'client backend'
        AND a.xact_start < now() - interval '1 second'
      ORDER BY a.xact_start LIMIT 3`,
  );
  return rows;
}
