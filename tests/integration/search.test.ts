import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDb, db } from "@/lib/database/db";
import { isEmbeddedEngine } from "@/lib/database/engine-queries";
import { indexModel } from "@/lib/embedding/index-model-queries";
import { registerModel, writeEmbeddings } from "@/lib/embedding/queries";
import { listSimilar } from "@/lib/search/retrieval/nearest-queries";
import { withScan } from "@/lib/search/retrieval/scan-queries";
import { listRelevant, relevantRow, searchStatement } from "@/lib/search/retrieval/search-queries";
import type { Filters, Mode } from "@/lib/search/types";
import { createProduct } from "@/tests/support/factories";

const MODEL = "axes";
const space = { modelKey: MODEL, dimension: 3, mode: "average" } as const;
const everything: Filters = {
  categories: [],
  fines: [],
  colours: [],
  tags: [],
  minPriceHundredths: null,
  maxPriceHundredths: null,
  inStock: false,
};
const firstTen = { limit: 10, offset: 0 };
const plain = { sort: "relevance", collapse: false, withImageVectors: false } as const;

function question(
  modeSpace: { modelKey: string; dimension: number; mode: Mode },
  vector: Float32Array | null,
  filters: Filters,
) {
  return { space: modeSpace, vector, words: "", filters, maxDistance: null };
}

async function searchByVector(
  modeSpace: { modelKey: string; dimension: number; mode: Mode },
  vector: Float32Array | null,
  filters: Filters,
  window: { limit: number; offset: number },
  arrangement: Parameters<typeof listRelevant>[2] = plain,
) {
  const { rows, total } = await listRelevant(
    question(modeSpace, vector, filters),
    window,
    arrangement,
  );
  return { rows, total };
}

const x = Float32Array.of(1, 0, 0);
const y = Float32Array.of(0, 1, 0);
const z = Float32Array.of(0, 0, 1);
const xy = Float32Array.of(Math.SQRT1_2, Math.SQRT1_2, 0);

async function publish(
  handle: string,
  vectors: { text: Float32Array; image: Float32Array | null; average: Float32Array },
  overrides: Parameters<typeof createProduct>[0] = {},
) {
  const product = await createProduct({ handle, status: "published", ...overrides });
  await writeEmbeddings(MODEL, [
    { productId: product.id, inputHash: product.embeddingInputHash, vectors },
  ]);
  return product;
}

const ids: Record<string, string> = {};

beforeAll(async () => {
  await registerModel(MODEL, "Three axes", 3);
  const add = async (...args: Parameters<typeof publish>) => {
    ids[args[0]] = (await publish(...args)).id;
  };
  await add(
    "red-dress",
    { text: x, image: y, average: xy },
    {
      broadCategory: "Dresses",
      fineCategory: "Midi Dress",
      colour: "Red",
      priceMinor: 5000,
      stock: 3,
    },
  );
  await add(
    "blue-dress",
    { text: y, image: x, average: xy },
    {
      broadCategory: "Dresses",
      fineCategory: "Maxi Dress",
      colour: "Blue",
      priceMinor: 9000,
      stock: 0,
    },
  );
  await add(
    "hat",
    { text: z, image: z, average: z },
    {
      broadCategory: "Accessories",
      fineCategory: "Hat",
      colour: "Red",
      priceMinor: null,
      stock: null,
    },
  );
  await add(
    "words-only",
    { text: x, image: null, average: x },
    { broadCategory: "Dresses", fineCategory: "Midi Dress" },
  );
  await add("draft", { text: x, image: x, average: x }, { status: "draft" });
  await add("archived", { text: x, image: x, average: x }, { status: "archived" });
});

afterAll(closeDb);

function handles(page: { rows: { handle: string }[] }) {
  return page.rows.map((row) => row.handle);
}

test("description, image and average each rank by their own vectors, nearest first", async () => {
  const byDescription = await searchByVector(
    { ...space, mode: "description" },
    x,
    everything,
    firstTen,
  );
  expect(handles(byDescription).slice(0, 2).sort()).toEqual(["red-dress", "words-only"]);
  const byImage = await searchByVector({ ...space, mode: "image" }, x, everything, firstTen);
  expect(handles(byImage)[0]).toBe("blue-dress");
  const byAverage = await searchByVector(space, x, everything, firstTen);
  expect(handles(byAverage)[0]).toBe("words-only");
});

test("distances are cosine distances, ascending", async () => {
  const { rows } = await searchByVector(space, x, everything, firstTen);
  const distances = rows.map((row) => row.distance as number);
  expect(distances[0]).toBeCloseTo(0);
  expect(distances[1]).toBeCloseTo(1 - Math.SQRT1_2);
  expect(distances.at(-1)).toBeCloseTo(1);
  expect(distances).toEqual([...distances].sort((a, b) => a - b));
});

test("drafts and archived products are never found", async () => {
  const { rows, total } = await searchByVector(space, x, everything, { limit: 100, offset: 0 });
  expect(total).toBe(4);
  expect(rows.map((row) => row.handle)).not.toContain("draft");
  expect(rows.map((row) => row.handle)).not.toContain("archived");
});

test("a product without a photo is not found by image", async () => {
  const { rows, total } = await searchByVector(
    { ...space, mode: "image" },
    x,
    everything,
    firstTen,
  );
  expect(total).toBe(3);
  expect(handles({ rows })).not.toContain("words-only");
});

test.each([
  ["category", { categories: ["Dresses"] }, ["blue-dress", "red-dress", "words-only"]],
  ["fine category", { fines: ["Hat"] }, ["hat"]],
  ["colours", { colours: ["Red", "Blue"] }, ["blue-dress", "hat", "red-dress"]],
  ["price range", { minPriceHundredths: 4000, maxPriceHundredths: 6000 }, ["red-dress"]],
  [
    "stock, untracked stock counts as available",
    { categories: ["Dresses"], inStock: true, colours: ["Red", "Blue"] },
    ["red-dress"],
  ],
])("filters by %s, and the total counts the same set", async (_, filter, expected) => {
  const filters = { ...everything, ...filter };
  const page = await searchByVector(space, x, filters, firstTen);
  expect(handles(page).sort()).toEqual(expected);
  expect(page.total).toBe(expected.length);
  expect(handles(await searchByVector(space, null, filters, firstTen)).sort()).toEqual(expected);
});

test("pages beyond the end are empty and still tell the total", async () => {
  expect(await searchByVector(space, x, everything, { limit: 10, offset: 500 })).toEqual({
    total: 4,
    rows: [],
  });
  expect(await searchByVector(space, null, everything, { limit: 10, offset: 500 })).toEqual({
    total: 4,
    rows: [],
  });
});

test("pages put together are the whole list, without repeats", async () => {
  const whole = handles(await searchByVector(space, x, everything, firstTen));
  const parts: string[] = [];
  for (let offset = 0; offset < 4; offset++) {
    parts.push(...handles(await searchByVector(space, x, everything, { limit: 1, offset })));
  }
  expect(parts).toEqual(whole);
});

test("candidates for reranking carry their image vectors, read back exactly", async () => {
  const { rows } = await searchByVector(
    { ...space, mode: "description" },
    x,
    everything,
    firstTen,
    { ...plain, withImageVectors: true },
  );
  const vectorOf = (handle: string) => rows.find((row) => row.handle === handle)?.imageVector;
  expect(vectorOf("red-dress")).toEqual(y);
  expect(vectorOf("words-only")).toBeNull();
});

test("similar products leave out the product itself and its variants", async () => {
  await publish(
    "red-dress-in-green",
    { text: x, image: y, average: xy },
    { variantGroup: "dress" },
  );
  const twin = await publish(
    "red-dress-in-pink",
    { text: x, image: y, average: xy },
    { variantGroup: "dress" },
  );
  const similar = await listSimilar({ modelKey: MODEL, dimension: 3 }, twin.id, 2);
  expect(similar.map((row) => row.handle).sort()).toEqual(["blue-dress", "red-dress"]);
});

test("similar products of an unknown product are none", async () => {
  const unknown = "00000000-0000-4000-8000-000000000000";
  expect(await listSimilar({ modelKey: MODEL, dimension: 3 }, unknown, 5)).toEqual([]);
});

test("telling the index how alike a title with a typo is changes no result, and outlives no search", async () => {
  const titled = (title: string) =>
    publish(title.toLowerCase(), { text: z, image: z, average: z }, { title });
  for (const title of ["Corduroy-Dungarees", "Corduroy-Trousers", "Cord-Hat"]) await titled(title);
  for (const words of ["corduroy dungaress", "cord hta", "corduroi trousers", "zzz", "x"]) {
    const query = { ...question(space, z, everything), words };
    const statement = searchStatement(query, firstTen, plain, "exact");
    const [told, untold] = [
      await withScan(relevantRow, "exact", statement, 10, words),
      await withScan(relevantRow, "exact", statement, 10),
    ];
    expect(told).toEqual(untold);
    expect(told).not.toEqual([]);
  }
  const mistyped = { ...question(space, x, everything), words: "corduroy dungaress" };
  expect(handles(await listRelevant(mistyped, firstTen, plain))[0]).toBe("corduroy-dungarees");
  const [usual] = await db().$queryRaw<{ threshold: string }[]>`
    SELECT current_setting('pg_trgm.similarity_threshold') AS threshold`;
  expect(usual?.threshold).toBe("0.3");
  await db().product.deleteMany({ where: { handle: { startsWith: "cord" } } });
});

test("vectors of another model are never compared", async () => {
  await registerModel("other", "Other axes", 3);
  const page = await searchByVector({ ...space, modelKey: "other" }, x, everything, firstTen);
  expect(page).toEqual({ total: 0, rows: [] });
});

test("a model registered again with another dimension is refused", async () => {
  await expect(registerModel(MODEL, "Four axes", 4)).rejects.toThrow(/3 dimensions/);
});

test("a vector of another dimension is refused by its partition", async () => {
  const product = await createProduct({ handle: "four-dimensional" });
  const four = Float32Array.of(1, 0, 0, 0);
  const write = writeEmbeddings(MODEL, [
    { productId: product.id, inputHash: "x", vectors: { text: four, image: null, average: four } },
  ]);
  await expect(write).rejects.toThrow();
});

test("deleting a product deletes its vectors", async () => {
  const product = await publish("short-lived", { text: x, image: x, average: x });
  await db().product.delete({ where: { id: product.id } });
  const [row] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM product_embedding WHERE product_id = ${product.id}::uuid`;
  expect(row?.count).toBe(0);
});

test("on which engine these ran", async () => {
  expect(await isEmbeddedEngine()).toBe(!process.env.TEST_DATABASE_URL);
});

test.skipIf(!process.env.TEST_DATABASE_URL)(
  "on real Postgres the HNSW index ranks, with and without filters",
  async () => {
    const model = "indexed";
    await registerModel(model, "Indexed", 16);
    await db().$executeRaw`
    WITH made AS (
      INSERT INTO product (id, handle, title, broad_category, fine_category, status, embedding_input_hash)
      SELECT gen_random_uuid(), 'indexed-' || i, 'Indexed ' || i, 'Many', 'Many', 'published', 'x'
      FROM generate_series(1, 15000) i RETURNING id
    )
    INSERT INTO product_embedding (product_id, model_key, kind, embedding, input_hash)
    SELECT id, ${model}, kind, (SELECT array_agg(random() - 0.5)::vector FROM generate_series(1, 16) WHERE id IS NOT NULL AND kind IS NOT NULL), 'x'
    FROM made, unnest(enum_range(NULL::embedding_kind)) kind`;
    await indexModel(model);
    await db().$executeRaw`ANALYZE`;
    const indexed = { modelKey: model, dimension: 16, mode: "average" } as const;
    const vector = Float32Array.from({ length: 16 }, (_, index) => (index === 0 ? 1 : 0));
    const window = { limit: 50, offset: 0 };
    const query = searchStatement(question(indexed, vector, everything), window, plain, "index");
    const plan = await db().$queryRaw<{ "QUERY PLAN": string }[]>`EXPLAIN ${query}`;
    expect(plan.map((line) => line["QUERY PLAN"]).join("\n")).toMatch(
      /Index Scan using \S+_average_hnsw/,
    );

    const rows = await withScan(relevantRow, "index", query, 1000);
    expect(rows).toHaveLength(50);
    expect(rows[0]?.total).toBe(1000);
    const exact = await searchByVector(indexed, vector, everything, window);
    const found = new Set(rows.map(({ id }) => id));
    expect(exact.rows.filter(({ id }) => found.has(id)).length).toBeGreaterThanOrEqual(49);

    const nearest = rows[0]?.id as string;
    await db().product.update({ where: { id: nearest }, data: { status: "archived" } });
    const left = await withScan(relevantRow, "index", query, 1000);
    expect(left).toHaveLength(50);
    expect(left.map(({ id }) => id)).not.toContain(nearest);
  },
  180_000,
);
