import { NextRequest } from "next/server";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { GET as health } from "@/app/api/health/route";
import { GET as embedJob } from "@/app/api/jobs/embed/route";
import { searchEndpoint } from "@/app/api/search/endpoint";
import { GET as searchApi } from "@/app/api/search/route";
import { refreshSearchWords } from "@/lib/catalogue/search-word-refresh-queries";
import { db } from "@/lib/database/db";
import { closeServingTowers, servingTowers } from "@/lib/embedding/models";
import { storePhoto } from "@/lib/images/store-photo";
import { embedPending } from "@/lib/maintenance/embed-pending";
import { composedVector } from "@/lib/search/query-vector/query-vector";
import { distanceTo } from "@/lib/search/retrieval/vector-queries";
import { deleteExpiredPhotos } from "@/lib/shopper-photos/delete-photos";
import {
  getQueryPhoto,
  queryPhotoVector,
  saveQueryPhoto,
} from "@/lib/shopper-photos/shopper-photos";
import { createProduct } from "@/tests/support/factories";

const COLOURS = { Red: "#c02030", Blue: "#2030a0", Green: "#208040" };
const ARTICLES = ["T-shirt", "Jeans", "Backpack", "Watch"];

async function plainPhoto(background: string): Promise<Buffer> {
  return sharp({ create: { width: 60, height: 80, channels: 3, background } })
    .png()
    .toBuffer();
}

async function answer(query: string) {
  const response = await searchApi(new NextRequest(`http://shop.test/api/search${query}`));
  const body = await response.json();
  // Nothing but what /api/openapi.json promises.
  if (response.ok) expect(searchEndpoint.answer.parse(body)).toEqual(body);
  return { status: response.status, headers: response.headers, body };
}

beforeAll(async () => {
  for (const [colour, value] of Object.entries(COLOURS)) {
    const photo = await storePhoto(await plainPhoto(value));
    for (const article of ARTICLES) {
      await createProduct({
        handle: `${colour}-${article}`.toLowerCase(),
        title: `${colour} ${article}`,
        status: "published",
        colour,
        broadCategory: "Things",
        fineCategory: article,
        priceMinor: 2950,
        photos: { create: [{ ...photo, position: 0 }] },
      });
    }
  }
  await embedPending(30_000);
});

afterAll(closeServingTowers);

test("answers in the documented form", async () => {
  const { status, body } = await answer("?q=red+t-shirt&perPage=3");
  expect(status).toBe(200);
  expect(Object.keys(body)).toEqual(["query", "model", "timing", "total", "results"]);
  expect(body.query).toMatchObject({
    q: "red t-shirt",
    mode: "average",
    view: "relevance",
    page: 1,
    perPage: 3,
  });
  expect(Object.keys(body.timing)).toEqual(["embedMs", "searchMs", "rerankMs"]);
  expect(body.total).toBe(12);
  expect(body.results).toHaveLength(3);
  expect(body.results[0]).toEqual({
    handle: "red-t-shirt",
    title: "Red T-shirt",
    price: 29.5,
    currency: "EUR",
    broadCategory: "Things",
    fineCategory: "T-shirt",
    colour: "Red",
    photoUrl: expect.stringMatching(/^\/photos\//),
    distance: expect.any(Number),
    signals: ["vector", "lexical", "exact"],
  });
});

test.each([
  ["an exact title", "Blue  Jeans", "blue-jeans"],
  ["a handle", "green-watch", "green-watch"],
  ["a title with a slip", "Gren Backpack", "green-backpack"],
])("%s comes first", async (_, q, handle) => {
  const { body } = await answer(`?${new URLSearchParams({ q })}`);
  expect(body.results[0].handle).toBe(handle);
  expect(body.results[0].signals).toContain("lexical");
});

test("a product that is not embedded yet is found by its words", async () => {
  const fresh = await createProduct({ title: "Zweihorn Lantern", status: "published" });
  const { body } = await answer("?q=zweihorn+lantern");
  await db().product.delete({ where: { id: fresh.id } });
  expect(body.results[0]).toMatchObject({ title: "Zweihorn Lantern", distance: null });
  expect(body.results[0].signals).toEqual(["lexical", "exact"]);
});

test("lexical=off is pure vector retrieval, other values are refused", async () => {
  const { body } = await answer("?q=blue+jeans&lexical=off");
  expect(body.query).toMatchObject({ lexical: false });
  for (const { signals } of body.results) expect(signals).toEqual(["vector"]);
  const refused = await answer("?q=jeans&lexical=maybe");
  expect(refused.status).toBe(400);
  expect(refused.body.error.problems).toHaveLength(1);
});

test.each([
  "'); DROP TABLE product; --",
  "a & b | !c <-> (d",
  ":*:A\\' \\ %_",
  "!!!",
  "only the",
  "紅色 洋裝",
  "x".repeat(1000),
  "red shirt ".repeat(100).trim(),
])("%s does not fail", async (q) => {
  expect((await answer(`?${new URLSearchParams({ q })}`)).status).toBe(200);
});

test("distances ascend in every mode", async () => {
  for (const mode of ["description", "image", "average"]) {
    const { body } = await answer(`?q=blue+jeans&mode=${mode}&lexical=off`);
    const distances = body.results.map((result: { distance: number }) => result.distance);
    expect(distances).toHaveLength(12);
    expect(distances).toEqual([...distances].sort((a, b) => a - b));
  }
});

test("the varied view names clusters, loses nobody, and pages without repeats", async () => {
  const whole = await answer("?q=t-shirt&view=varied&styles=3&perPage=100");
  expect(whole.body.query.mode).toBe("description");
  const clusters = whole.body.results.map((result: { cluster: number }) => result.cluster);
  expect(clusters.slice(0, 3)).toEqual([0, 1, 2]);
  const parts = [];
  for (let page = 1; page <= 4; page++) {
    parts.push(
      ...(await answer(`?q=t-shirt&view=varied&styles=3&perPage=3&page=${page}`)).body.results,
    );
  }
  expect(parts).toEqual(whole.body.results);
  expect(new Set(parts.map((result) => result.handle)).size).toBe(12);
});

test("without a query it lists the newest, without distances", async () => {
  const { body } = await answer("?colour=Green");
  expect(body.total).toBe(4);
  expect(body.results[0].distance).toBeNull();
});

test("a page beyond the end is empty and tells the total", async () => {
  const { status, body } = await answer("?q=jeans&page=99");
  expect(status).toBe(200);
  expect(body).toMatchObject({ total: 12, results: [] });
});

test("bad parameters answer 400 with all that is wrong", async () => {
  const { status, body } = await answer("?q=jeans&mode=best&page=0&perPage=1000");
  expect(status).toBe(400);
  expect(body.error.code).toBe("bad-parameters");
  expect(body.error.problems).toHaveLength(3);
});

test("unknown parameters are named and ignored", async () => {
  const { status, body } = await answer("?q=jeans&veiw=varied");
  expect(status).toBe(200);
  expect(body.ignoredParameters).toEqual(["veiw"]);
});

test("a query of control characters browses, one of 20,000 characters is refused", async () => {
  expect((await answer("?q=%00%07%1b")).body.results[0].distance).toBeNull();
  expect((await answer(`?q=${"x".repeat(20_000)}`)).status).toBe(400);
});

test("a photo is embedded once, finds photos like it, and its link can be shared", async () => {
  const { id } = await saveQueryPhoto(await plainPhoto(COLOURS.Blue));
  const { body } = await answer(`?photo=${id}`);
  expect(body.query).toMatchObject({ photo: id, mode: "image" });
  const colours = body.results.slice(0, 4).map((result: { colour: string }) => result.colour);
  expect(colours).toEqual(["Blue", "Blue", "Blue", "Blue"]);
  expect(body.results[0].distance).toBeLessThan(0.05);
  expect((await answer(`?photo=${id}&view=varied`)).status).toBe(200);
});

test("words and a photo together are held against the average vectors", async () => {
  const { id } = await saveQueryPhoto(await plainPhoto(COLOURS.Green));
  const { body } = await answer(`?photo=${id}&q=watch`);
  expect(body.query.mode).toBe("average");
  expect(body.results[0].fineCategory).toBe("Watch");
  const towers = await servingTowers();
  const [words] = await towers.embedTexts(["watch"]);
  const question = composedVector(words ?? new Float32Array(), await queryPhotoVector(id), 50);
  const nearest = await db().$queryRaw<{ handle: string; distance: number }[]>`
    SELECT handle, ${distanceTo(towers.dimension, question)} AS distance
    FROM product_embedding JOIN product ON product.id = product_embedding.product_id
    WHERE model_key = ${towers.key} AND kind = 'average' ORDER BY distance LIMIT 3`;
  expect(nearest).toHaveLength(3);
  for (const [at, { handle, distance }] of nearest.entries()) {
    expect(body.results[at].handle).toBe(handle);
    expect(body.results[at].distance).toBeCloseTo(distance, 4);
  }
});

test("a forgotten or unknown photo is refused with what to do", async () => {
  const { id } = await saveQueryPhoto(await plainPhoto("#ffffff"));
  await db().queryPhoto.update({ where: { id }, data: { expiresAt: new Date(0) } });
  for (const photo of [id, "00000000-0000-4000-8000-000000000000"]) {
    const { status, body } = await answer(`?photo=${photo}`);
    expect(status).toBe(400);
    expect(body.error.message).toMatch(/Upload it again/);
  }
});

test("expired photos are deleted, but not one that has been sent again", async () => {
  const { id } = await saveQueryPhoto(await plainPhoto("#123456"));
  const { id: other } = await saveQueryPhoto(await plainPhoto("#123457"));
  await db().queryPhoto.updateMany({
    where: { id: { in: [id, other] } },
    data: { expiresAt: new Date(0) },
  });
  const { id: again } = await saveQueryPhoto(await plainPhoto("#123456"));
  await deleteExpiredPhotos();
  expect(await getQueryPhoto(other)).toBeNull();
  expect((await answer(`?photo=${other}`)).status).toBe(400);
  expect((await answer(`?photo=${again}`)).status).toBe(200);
});

test("health tells the model and how far embedding is", async () => {
  await createProduct({ title: "Not embedded yet" });
  const response = await health(new NextRequest("http://shop.test/api/health"));
  expect(await response.json()).toEqual({
    status: "ok",
    model: expect.any(String),
    products: 13,
    embedded: 12,
    pending: 1,
    failed: 0,
  });
});

test("the embedding job wants its secret", async () => {
  const call = (authorization?: string) =>
    embedJob(
      new NextRequest("http://shop.test/api/jobs/embed", {
        headers: authorization ? { authorization } : {},
      }),
    );
  expect((await call("Bearer anything")).status).toBe(403);
  expect((await call()).status).toBe(403);
});

test("a failure inside is answered with an id, and nothing else of it", async () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
  await db().$executeRaw`ALTER TABLE product_photo RENAME TO product_photo_away`;
  const { status, body } = await answer("?q=jeans").finally(
    () => db().$executeRaw`ALTER TABLE product_photo_away RENAME TO product_photo`,
  );
  expect(status).toBe(500);
  expect(body.error.message).toMatch(/mention [0-9a-f]{8}/);
  expect(JSON.stringify(body)).not.toMatch(/product_photo|select/i);
  expect(log).toHaveBeenCalledOnce();
  log.mockRestore();
});

test("a rare word in a description is honoured", async () => {
  const words = "Made of qiviut from the far north.";
  const rare = await createProduct({
    title: "Plain thing",
    description: words,
    status: "published",
  });
  await refreshSearchWords();
  const { body } = await answer("?q=warm+qiviut+garment");
  await db().product.delete({ where: { id: rare.id } });
  const found = body.results.findIndex(({ title }: { title: string }) => title === "Plain thing");
  // As high as the nearest by vectors, though it has no vector yet itself.
  expect(found).toBeOneOf([0, 1]);
  expect(body.results[found].signals).toEqual(["lexical"]);
});

test("a rare word in a description does not outrank the kind of thing that is asked for", async () => {
  const socks = await createProduct({
    title: "Plain socks",
    description: "As warm as qiviut.",
    fineCategory: "Socks",
    status: "published",
  });
  await refreshSearchWords();
  const signalsFor = async (q: string) => {
    const { body } = await answer(`?q=${q}`);
    const found = body.results.find(({ handle }: { handle: string }) => handle === socks.handle);
    return found?.signals ?? null;
  };
  const [asked, alone, withItsKind] = [
    await signalsFor("qiviut+jeans"),
    await signalsFor("warm+qiviut+garment"),
    await signalsFor("qiviut+socks+blue"),
  ];
  await db().product.delete({ where: { id: socks.id } });
  expect(asked).toBeNull();
  expect(alone).toEqual(["lexical"]);
  expect(withItsKind).toEqual(["lexical"]);
});
