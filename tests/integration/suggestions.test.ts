import { NextRequest } from "next/server";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { recordingOf } from "@/app/(shop)/search/record-search";
import { GET as embedJob } from "@/app/api/jobs/embed/route";
import { suggestEndpoint } from "@/app/api/suggest/endpoint";
import { GET as suggestApi } from "@/app/api/suggest/route";
import { refreshSearchWords } from "@/lib/catalogue/search-word-refresh-queries";
import { db } from "@/lib/database/db";
import { closeServingTowers } from "@/lib/embedding/models";
import { photoUrl } from "@/lib/images/photo-url";
import { DEFAULT_REQUEST } from "@/lib/search/request/search-params";
import type { SearchRequest, SearchResponse } from "@/lib/search/types";
import {
  countQuery,
  HALF_LIFE_DAYS,
  MAX_QUERIES,
  pruneQueries,
} from "@/lib/suggestions/popular-queries";
import { byWordsQuery } from "@/lib/suggestions/queries";
import { recordQuery } from "@/lib/suggestions/record-query";
import { createProduct } from "@/tests/support/factories";
import { openFrontDoorForTests, visitorFrom } from "@/tests/support/visitor";

let clients = 0;
/** Outside Next there is no request whose headers could be asked for. */
vi.mock("next/headers", () => ({ headers: async () => visitorFrom(`192.0.2.${++clients}`) }));
openFrontDoorForTests();

process.env.CRON_SECRET = "known to the scheduler";
const DAY_MS = 24 * 60 * 60 * 1000;
const STORAGE_KEY = "a".repeat(40);

type Answered = { kind: string; text: string; href: string } & Record<string, unknown>;

async function ask(q: string) {
  const response = await suggestApi(
    new NextRequest(`http://shop.test/api/suggest?${new URLSearchParams({ q })}`),
  );
  const body = await response.json();
  if (response.ok) expect(suggestEndpoint.answer.parse(body)).toEqual(body);
  return { response, body, suggestions: (body.suggestions ?? []) as Answered[] };
}

async function texts(q: string, kind?: string): Promise<string[]> {
  const { suggestions } = await ask(q);
  return suggestions.filter((each) => !kind || each.kind === kind).map(({ text }) => text);
}

/** Counts a query for as many clients as make it popular. */
async function makePopular(words: string, at = new Date(), times = 3): Promise<void> {
  for (let count = 0; count < times; count++) await countQuery(words, at);
}

/** What a query's counts weigh together today. */
function weightNow({ strength }: { strength: number }): number {
  return 2 ** (strength - Math.floor(Date.now() / DAY_MS) / HALF_LIFE_DAYS);
}

beforeAll(async () => {
  const dresses = { status: "published", broadCategory: "Dresses" } as const;
  await createProduct({
    ...dresses,
    handle: "calla-navy",
    title: "Calla wrap dress in navy",
    brand: "Norgate",
    fineCategory: "Wrap dress",
    variantGroup: "calla",
    photos: {
      create: [
        {
          position: 0,
          storageKey: STORAGE_KEY,
          contentHash: "x",
          widthPx: 80,
          heightPx: 100,
          byteSize: 9,
        },
      ],
    },
  });
  await createProduct({
    ...dresses,
    handle: "calla-rust",
    title: "Calla wrap dress in rust",
    brand: "Norgate",
    fineCategory: "Wrap dress",
    variantGroup: "calla",
  });
  await createProduct({
    ...dresses,
    handle: "navy-slip",
    title: "Navy slip dress",
    brand: "Calder & Wren",
    fineCategory: "Slip dress",
  });
  await createProduct({
    status: "published",
    handle: "navy-boots",
    title: "Wren ankle boots in navy",
    broadCategory: "Shoes",
    fineCategory: "Boots",
  });
  await createProduct({
    status: "published",
    handle: "red-qipao",
    title: "紅色洋裝 Women’s",
    broadCategory: "旗袍",
    fineCategory: "旗袍",
  });
  for (const status of ["draft", "archived"] as const) {
    await createProduct({
      status,
      title: `Navy ${status} dress`,
      broadCategory: "Dresses",
      fineCategory: `Navy ${status}`,
    });
  }
  await refreshSearchWords();
});

beforeEach(async () => {
  await db().popularQuery.deleteMany();
});

afterAll(closeServingTowers);

test("answers in the documented form", async () => {
  await makePopular("navy dress");
  const { response, body } = await ask("  nav\u0000 ");
  expect(response.status).toBe(200);
  expect(response.headers.get("cache-control")).toBe("public, max-age=30");
  expect(body.query).toBe("nav");
  expect(body.suggestions[0]).toEqual({
    kind: "query",
    text: "navy dress",
    href: "/search?q=navy+dress",
    marks: [[0, 3]],
  });
  expect(body.suggestions).toContainEqual({
    kind: "product",
    text: "Calla wrap dress in navy",
    href: "/products/calla-navy",
    brand: "Norgate",
    photoUrl: photoUrl(STORAGE_KEY, 96),
    marks: [[20, 23]],
  });
  expect((await ask("wrap")).suggestions[0]).toEqual({
    kind: "category",
    text: "Wrap dress",
    within: "Dresses",
    count: 2,
    href: "/categories/dresses/wrap-dress",
    marks: [[0, 4]],
  });
});

test("what begins as typed comes before what has a word that does", async () => {
  expect(await texts("nav", "product")).toEqual([
    "Navy slip dress",
    expect.stringMatching(/in navy$/),
    expect.stringMatching(/in navy$/),
  ]);
});

test("every word is looked for, in any order, and only the last may be unfinished", async () => {
  expect(await texts("dress nav", "product")).toHaveLength(2);
  expect(await texts("navy sl", "product")).toEqual(["Navy slip dress"]);
  expect(await texts("na slip", "product")).toEqual([]);
  expect(await texts("vy")).toEqual([]);
});

test("a product is found by its brand, after those that are named so", async () => {
  expect(await texts("wren", "product")).toEqual(["Wren ankle boots in navy", "Navy slip dress"]);
});

test.each(["nvay slip", "navvy slip", "nacy slip", "nay slip", "navy slpi", "nvay slpi"])(
  "%s is taken for navy slip",
  async (q) => {
    const { suggestions } = await ask(q);
    expect(suggestions).toEqual([
      expect.objectContaining({
        text: "Navy slip dress",
        marks: [
          [0, 4],
          [5, 9],
        ],
      }),
    ]);
  },
);

test("a slip in a category's name is forgiven, two slips in a word are not", async () => {
  expect(await texts("dersses")).toEqual(["Dresses"]);
  expect(await texts("derssse")).toEqual([]);
});

test("words that are right are not taken for others", async () => {
  await createProduct({
    status: "published",
    title: "Gravy boat",
    broadCategory: "Ware",
    fineCategory: "Boat",
  });
  await refreshSearchWords();
  expect(await texts("navy boo", "product")).toEqual(["Wren ankle boots in navy"]);
});

test("the colours of one product share a place", async () => {
  expect(await texts("calla", "product")).toHaveLength(1);
});

test("drafts and archived products are neither suggested nor counted, nor are their categories", async () => {
  expect(await texts("navy draft")).toEqual([]);
  expect(await texts("archived")).toEqual([]);
  const { suggestions } = await ask("dresses");
  expect(suggestions).toEqual([
    expect.objectContaining({ text: "Dresses", within: null, count: 3 }),
  ]);
});

test("a product is gone from the suggestions as soon as it is not published", async () => {
  const gone = await createProduct({ status: "published", title: "Zephyr cape" });
  expect(await texts("zeph")).toEqual(["Zephyr cape"]);
  await db().product.update({ where: { id: gone.id }, data: { status: "archived" } });
  expect(await texts("zeph")).toEqual([]);
});

test("a script without spaces is looked for anywhere in a name", async () => {
  const { suggestions } = await ask("洋裝");
  expect(suggestions).toEqual([
    expect.objectContaining({ text: "紅色洋裝 Women’s", marks: [[2, 4]] }),
  ]);
  expect(await texts("旗")).toEqual(["旗袍"]);
});

test("an apostrophe makes no difference", async () => {
  const { suggestions } = await ask("women's");
  expect(suggestions).toEqual([expect.objectContaining({ marks: [[5, 12]] })]);
  expect(await texts("womens")).toEqual(["紅色洋裝 Women’s"]);
});

test("there are at most eight", async () => {
  for (const number of "123456789") {
    await createProduct({ status: "published", title: `Octave number ${number}` });
  }
  expect(await texts("oct")).toHaveLength(8);
});

test("names are found through their indexes", async () => {
  const rollBack = new Error("only to look at the plan");
  let plan = "";
  const looked = db().$transaction(
    async (tx) => {
      await tx.$executeRaw`
        INSERT INTO product (id, handle, title, broad_category, fine_category, status, embedding_input_hash)
        SELECT gen_random_uuid(), 'many-' || n, 'Thing ' || md5(n::text), 'Many', 'Kind ' || n % 50, 'published', 'x'
        FROM generate_series(1, 2000) AS n`;
      await tx.$executeRaw`
        INSERT INTO popular_query (words, times, strength) SELECT md5(n::text), 3, 1000 FROM generate_series(1, 2000) AS n`;
      await tx.$executeRaw`ANALYZE product, popular_query`;
      const lines = await tx.$queryRaw<{ "QUERY PLAN": string }[]>`
        EXPLAIN ${byWordsQuery({ words: ["navy", "dr"], unspaced: false })}`;
      plan = lines.map((line) => line["QUERY PLAN"]).join("\n");
      throw rollBack;
    },
    { timeout: 30_000 },
  );
  await expect(looked).rejects.toBe(rollBack);
  expect(plan).toContain("Bitmap Index Scan on product_written_words");
  expect(plan).toContain("Bitmap Index Scan on popular_query_words");
  expect(plan).toMatch(/Index (Only )?Scan using product_published_category/);
  expect(plan).not.toMatch(/Seq Scan on product(?!_photo)/);
});

test("it takes one statement", async () => {
  const statements = vi.spyOn(db(), "$queryRaw");
  await ask("nvay drss");
  await ask("");
  expect(statements).toHaveBeenCalledTimes(2);
  statements.mockRestore();
});

test.each([
  "'); DROP TABLE product; --",
  "a & b | !c <-> (d",
  ":*:A\\' \\ %_ %% __",
  "!!!",
  "🧥👠",
  "İstanbul ﬁt",
  "é̀ ́",
  "x".repeat(100),
  "a b c d e f g h i j k l m n o p q r s t u v w x y z",
  "\ud800",
])("%j does not fail", async (q) => {
  const { response } = await ask(q);
  expect(response.status).toBe(200);
});

test("more than a hundred characters are refused", async () => {
  const { response, body } = await ask("x".repeat(101));
  expect(response.status).toBe(400);
  expect(body.error.message).toBe("q must be at most 100 characters; this one has 101.");
});

test("a failure is answered with an id and nothing else", async () => {
  const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
  await db().$executeRaw`ALTER TABLE popular_query RENAME TO hidden_query`;
  const { response, body } = await ask("navy").finally(
    () => db().$executeRaw`ALTER TABLE hidden_query RENAME TO popular_query`,
  );
  expect(response.status).toBe(500);
  expect(body.error.message).toMatch(
    /^Nothing can be suggested just now\..* mention [0-9a-f]{8}\.$/,
  );
  expect(logged).toHaveBeenCalledOnce();
  logged.mockRestore();
});

test("nothing typed answers what others look for, then the largest categories", async () => {
  await makePopular("navy boots", new Date(), 3);
  await makePopular("wrap dress", new Date(), 4);
  const { suggestions } = await ask(" ");
  expect(suggestions.slice(0, 3)).toEqual([
    expect.objectContaining({ kind: "query", text: "wrap dress" }),
    expect.objectContaining({ kind: "query", text: "navy boots" }),
    expect.objectContaining({ kind: "category", text: expect.any(String), within: null }),
  ]);
});

test("a query is popular from the third client on", async () => {
  await recordQuery("Navy  Boots!", "10.0.0.1");
  await recordQuery("navy boots", "10.0.0.2");
  expect(await texts("navy b", "query")).toEqual([]);
  await recordQuery("navy boots", "10.0.0.3");
  expect(await texts("navy b", "query")).toEqual(["navy boots"]);
  expect(await texts("navy boots", "query")).toEqual([]);
});

test("a script that searches ten thousand times counts once", async () => {
  for (let times = 0; times < 10_000; times++) await recordQuery("slip dress", "203.0.113.9");
  expect(await db().popularQuery.findUnique({ where: { words: "slip dress" } })).toMatchObject({
    times: 1,
  });
});

test.each([
  ["an address of mail", "navy dress anna@example.org"],
  ["a telephone number", "navy 0912-345-678"],
  ["a web address", "www.example.org"],
  ["somebody's name", "anna lindqvist dress"],
  ["a misspelling", "navy dresss"],
  ["a long text", "navy dress ".repeat(6)],
  ["nothing but punctuation", "?!"],
  ["nothing but stop words", "the and"],
])("%s is not kept", async (_, q) => {
  await recordQuery(q, "198.51.100.7");
  expect(await db().popularQuery.count()).toBe(0);
});

test("a query in words of the catalogue is kept with its stop words and inflections", async () => {
  await recordQuery("a dress in navy with boot", "198.51.100.8");
  expect(await db().popularQuery.findFirst()).toMatchObject({ words: "a dress in navy with boot" });
});

test.each([
  ["words alone", {}, 1],
  ["a photo", { photo: "0b0e3b4a-5a3f-4d52-9a3e-6f0c8f1b2d11" }, 0],
  ["a product to be more like", { more: ["navy-slip"] }, 0],
  ["a product to be less like", { less: ["navy-slip"] }, 0],
  ["a later page", { page: 2 }, 0],
])("a search by %s counts only when it is by words alone", async (_, asked, times) => {
  const request: SearchRequest = { ...DEFAULT_REQUEST, q: "navy wrap", ...asked };
  const value = { request, total: 3, strong: true } as SearchResponse;
  await (await recordingOf(Promise.resolve({ ok: true, value })))();
  expect(await db().popularQuery.count()).toBe(times);
});

test("a search never fails because it cannot be counted", async () => {
  const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
  await db().$executeRaw`ALTER TABLE popular_query RENAME TO hidden_query`;
  await recordQuery("navy wrap", "198.51.100.9").finally(
    () => db().$executeRaw`ALTER TABLE hidden_query RENAME TO popular_query`,
  );
  expect(logged).toHaveBeenCalledOnce();
  logged.mockRestore();
});

test("counts are halved every thirty days", async () => {
  const now = Date.now();
  await makePopular("navy dress", new Date(now - 60 * DAY_MS), 11);
  await makePopular("navy boots", new Date(now), 3);
  await makePopular("navy slip", new Date(now - 30 * DAY_MS), 5);
  expect(await texts("navy", "query")).toEqual(["navy boots", "navy dress", "navy slip"]);
  const row = await db().popularQuery.findUniqueOrThrow({ where: { words: "navy dress" } });
  expect(weightNow(row)).toBeCloseTo(11 / 4, 6);
});

test("counts of different days add up", async () => {
  const now = Date.now();
  for (const daysAgo of [30, 0, 60])
    await countQuery("navy dress", new Date(now - daysAgo * DAY_MS));
  const row = await db().popularQuery.findUniqueOrThrow({ where: { words: "navy dress" } });
  expect(weightNow(row)).toBeCloseTo(1 + 1 / 2 + 1 / 4, 6);
});

test("what is kept tells the day of a search, and not its time", async () => {
  const day = Date.UTC(2026, 10, 24);
  await countQuery("navy dress", new Date(day + 1));
  await countQuery("navy boots", new Date(day + DAY_MS - 1));
  const [first, second] = await db().popularQuery.findMany();
  expect(first?.strength).toBe(second?.strength);
});

test("what hardly anybody looks for any more is not suggested, and forgotten by the scheduled job", async () => {
  await makePopular("navy dress", new Date(Date.now() - 100 * DAY_MS));
  await makePopular("navy boots");
  await countQuery("navy slip", new Date(Date.now() - 31 * DAY_MS));
  expect(await texts("navy", "query")).toEqual(["navy boots"]);
  const authorization = `Bearer ${process.env.CRON_SECRET}`;
  await embedJob(
    new NextRequest("http://shop.test/api/jobs/embed", { headers: { authorization } }),
  );
  expect(await db().popularQuery.findMany({ select: { words: true } })).toEqual([
    { words: "navy boots" },
  ]);
});

test("the table stays bounded, and the strongest stay in it", async () => {
  await db().$executeRaw`
    INSERT INTO popular_query (words, times, strength)
    SELECT 'query ' || n, 1, ${Date.now() / DAY_MS / HALF_LIFE_DAYS}::float8 FROM generate_series(1, ${2 * MAX_QUERIES}::int) AS n`;
  await db()
    .$executeRaw`UPDATE popular_query SET strength = strength + 1 WHERE words = 'query 7777'`;
  await countQuery("navy dress");
  expect(await db().popularQuery.count()).toBe(2 * MAX_QUERIES);
  await countQuery("query 1");
  await pruneQueries();
  expect(await db().popularQuery.count()).toBe(MAX_QUERIES);
  expect(await db().popularQuery.findUnique({ where: { words: "query 7777" } })).not.toBeNull();
});
