import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import type { Ledger } from "@/scripts/check-stress/ledger";
import type { Verdict } from "@/scripts/load/verdicts";

const PATIENCE_MS = 180_000;

/** What must be true of the catalogue when the clients are gone, or soon after. */
export async function checkFinalState(databaseUrl: string, ledger: Ledger): Promise<Verdict[]> {
  const client = new Client({ connectionString: databaseUrl });
  client.on("error", () => undefined);
  await client.connect();
  try {
    const ids = ledger.ids();
    const embedding = await untilNone(() => countStale(client, ids));
    const jobs = await untilNone(() => countOpenJobs(client));
    const { rows } = await client.query<{ id: string; price: number | null }>(
      "SELECT id::text, price_minor AS price FROM product WHERE id = ANY($1::uuid[])",
      [ids],
    );
    const lost = ledger.lost(new Map(rows.map(({ id, price }) => [id, price])));
    return [
      {
        what: "products edited or made: the last price that was confirmed",
        measured: `${lost.length} of ${ids.length} lost (${ledger.acknowledged} saves confirmed, ${ledger.unacknowledged} in doubt)`,
        bar: "0 lost",
        ok: ids.length > 0 && lost.length === 0,
      },
      leftVerdict("products edited or made: not embedded", embedding),
      leftVerdict("embedding jobs that are waiting or in hand", jobs),
    ];
  } finally {
    await client.end();
  }
}

type Waited = { left: number; seconds: number };

async function untilNone(count: () => Promise<number>): Promise<Waited> {
  const startedAt = Date.now();
  for (;;) {
    const left = await count();
    const elapsedMs = Date.now() - startedAt;
    if (left === 0 || elapsedMs > PATIENCE_MS) return { left, seconds: elapsedMs / 1000 };
    await sleep(1_000);
  }
}

function leftVerdict(what: string, { left, seconds }: Waited): Verdict {
  return {
    what,
    measured: `${left} after ${Math.round(seconds)} s`,
    bar: `0 within ${PATIENCE_MS / 1000} s`,
    ok: left === 0,
  };
}

async function countStale(client: Client, ids: string[]): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM product p WHERE p.id = ANY($1::uuid[]) AND NOT EXISTS (
       SELECT FROM product_embedding e JOIN embedding_model m ON m.key = e.model_key AND m.status = 'serving'
       WHERE e.product_id = p.id AND e.kind = 'text' AND e.input_hash = p.embedding_input_hash)`,
    [ids],
  );
  return rows[0]?.count ?? 0;
}

async function countOpenJobs(client: Client): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM pgboss.job WHERE name = 'embed-products' AND state IN ('created', 'retry', 'active')",
  );
  return rows[0]?.count ?? 0;
}
