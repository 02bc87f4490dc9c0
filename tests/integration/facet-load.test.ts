import { NextRequest } from "next/server";
import { Client } from "pg";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { GET as searchApi } from "@/app/api/search/route";
import { closeDb, db } from "@/lib/database/db";
import { limitQueries } from "@/lib/database/query-limits";
import { closeServingTowers, registerServingModel } from "@/lib/embedding/models";
import { env } from "@/lib/env";
import { searchFacets } from "@/lib/search/facets";
import { planSearch } from "@/lib/search/plan";
import { DEFAULT_REQUEST } from "@/lib/search/request/search-params";
import {
  type CountedFacets,
  listFacets,
  listFacetsOfNearest,
} from "@/lib/search/retrieval/facet-queries";
import { search } from "@/lib/search/search";
import type { Filters, SearchRequest } from "@/lib/search/types";
import { onRealPostgres } from "@/tests/support/database";

const TIMEOUT_MS = 20_000;

beforeAll(async () => {
  await closeDb();
  limitQueries(10_000);
  await addProducts(300, "few");
});
afterAll(closeServingTowers);

/** Published and embedded, each a little farther from the first axis than the one before. */
async function addProducts(count: number, name: string): Promise<void> {
  const { key, dimension } = await registerServingModel();
  await db().$executeRaw`
    WITH made AS (
      INSERT INTO product (id, handle, title, description, broad_category, fine_category, colour, tags, price_minor, stock, status, published_at, variant_group, embedding_input_hash)
      SELECT gen_random_uuid(), ${name} || '-' || i, 'Shirt ' || i, 'Plain.', 'Broad ' || i % 3, 'Fine ' || i % 7, 'Colour ' || i % 5,
        ARRAY['tag ' || i % 4, 'tag ' || i % 4, 'tag ' || i % 6], 1000 + i, i % 4, 'published', now(), CASE WHEN i % 10 < 2 THEN ${name} || i / 10 END, 'x'
      FROM generate_series(1, ${count}::int) i RETURNING id, handle
    )
    INSERT INTO product_embedding (product_id, model_key, kind, embedding, input_hash)
    SELECT id, ${key}, kind::embedding_kind,
      (ARRAY[1, split_part(handle, '-', 2)::float4 / 1000] || array_fill(0::float4, ARRAY[${dimension - 2}::int]))::vector, 'x'
    FROM made, unnest(ARRAY['text', 'image', 'average']) AS kind`;
}

function request(q: string, filters: Partial<Filters> = {}): SearchRequest {
  return { ...DEFAULT_REQUEST, q, filters: { ...DEFAULT_REQUEST.filters, ...filters } };
}

const byName = ({ values, price }: CountedFacets) => ({
  price,
  values: values.map(({ facet, parent, value, count }) => [facet, parent, value, count]).sort(),
});

test.each([
  ["nothing chosen", {}],
  ["a colour chosen", { colours: ["Colour 1"] }],
  [
    "a category, tags and a price",
    { categories: ["Broad 1"], tags: ["tag 1"], minPriceHundredths: 1050 },
  ],
  ["stock and a fine category", { inStock: true, fines: ["Fine 2"] }],
] satisfies [string, Partial<Filters>][])(
  "with %s, counting the nearest alone says the same as counting all, where all are near",
  async (_, filters) => {
    for (const q of ["", "shirt"]) {
      const asked = request(q, filters);
      const { query } = await planSearch(asked);
      for (const collapse of [true, false]) {
        const all = await listFacets(query, asked.filters, collapse, TIMEOUT_MS);
        const near = await listFacetsOfNearest(query, asked.filters, collapse, TIMEOUT_MS);
        expect(byName(near)).toEqual(byName(all));
        expect(near.isWhole).toBe(true);
        expect(all.values.length).toBeGreaterThan(10);
      }
    }
  },
);

// The embedded engine has one session, which a lock would close to the test itself.
test.runIf(onRealPostgres)(
  "twenty equal counts are one statement, others run two at once, and searches go on",
  async () => {
    const unlock = await lockSearchWords();
    const equal = Array.from({ length: 20 }, () => searchFacets(request("shirt")));
    await expect.poll(countingNow).toBe(1);
    const others = Array.from({ length: 15 }, (_, i) => searchFacets(request(`plain shirt ${i}`)));
    await expect.poll(countingNow).toBe(2);
    const startedAt = performance.now();
    expect((await search(request(""))).total).toBe(271);
    expect(performance.now() - startedAt).toBeLessThan(1_500);
    await unlock();
    const [first, ...rest] = await Promise.all(equal);
    for (const each of rest) expect(each).toEqual(first);
    expect(first?.incomplete).toBe(false);
    const settled = await Promise.allSettled(others);
    expect(settled.filter(({ status }) => status === "fulfilled").length).toBeGreaterThan(1);
  },
);

test.runIf(onRealPostgres)(
  "when too many counts wait, results come without facets and say so",
  async () => {
    const unlock = await lockSearchWords();
    const waiting = Array.from({ length: 40 }, (_, i) =>
      searchFacets(request(`blue shirt ${i}`)).catch((error: unknown) => error),
    );
    await expect.poll(countingNow).toBe(2);
    const response = await searchApi(new NextRequest("http://shop.test/api/search?facets=on"));
    expect(response.status).toBe(200);
    const body = await response.json();
    expect(body.results.length).toBeGreaterThan(0);
    expect(body).toMatchObject({ facetsIncomplete: true });
    expect(body).not.toHaveProperty("facets");
    await unlock();
    await Promise.all(waiting);
  },
);

test("of more than are counted, counts are what there is at least, and said to be incomplete", async () => {
  await addProducts(1_200, "many");
  const { query } = await planSearch(request("shirt"));
  const vectorsAlone = { ...query, words: "", maxDistance: null };
  const { filters } = DEFAULT_REQUEST;
  const all = await listFacets(vectorsAlone, filters, false, TIMEOUT_MS);
  const near = await listFacetsOfNearest(vectorsAlone, filters, false, TIMEOUT_MS);
  expect(near.isWhole).toBe(false);
  for (const { facet, parent, value, count } of near.values) {
    const exact = all.values.find(
      (each) => each.facet === facet && each.parent === parent && each.value === value,
    );
    expect(count).toBeLessThanOrEqual(exact?.count ?? 0);
  }
});

/** What words are looked up in, and browsing never reads. */
async function lockSearchWords(): Promise<() => Promise<void>> {
  const client = new Client({ connectionString: env().DATABASE_URL ?? undefined });
  await client.connect();
  await client.query("BEGIN; LOCK TABLE search_word IN ACCESS EXCLUSIVE MODE");
  let open = true;
  const unlock = async () => {
    if (open) await client.end();
    open = false;
  };
  onTestFinished(unlock);
  return unlock;
}

/** Statements that wait for the lock. */
async function countingNow(): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE wait_event_type = 'Lock' AND datname = current_database()`;
  return row?.count ?? 0;
}
