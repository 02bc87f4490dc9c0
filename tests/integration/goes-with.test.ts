import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDb, db } from "@/lib/database/db";
import { registerModel, writeEmbeddings } from "@/lib/embedding/queries";
import { audienceOf, exclusionsFor } from "@/lib/recommendations/goes-with";
import { listGoesWith } from "@/lib/recommendations/goes-with-queries";
import { createProduct } from "@/tests/support/factories";

const MODEL = "outfits";
const space = { modelKey: MODEL, dimension: 8 };

/** Where each category lies; knitwear lies beside tops, as it is worn in their place. */
const CATEGORIES: Record<string, number[]> = {
  Tops: [1, 0, 0, 0, 0, 0],
  Knitwear: [0.98, 0, 0, 0, 0, 0.2],
  Trousers: [0, 1, 0, 0, 0, 0],
  Shoes: [0, 0, 1, 0, 0, 0],
  Bags: [0, 0, 0, 1, 0, 0],
  Jewellery: [0, 0, 0, 0, 1, 0],
};
const COLOURS = { Red: [0.5, 0], Blue: [0, 0.5] };
type Colour = keyof typeof COLOURS;

function vectorOf(broad: string, colour: Colour): Float32Array {
  const values = [...(CATEGORIES[broad] as number[]), ...COLOURS[colour]];
  const length = Math.hypot(...values);
  return Float32Array.from(values, (value) => value / length);
}

async function publish(
  handle: string,
  broad: string,
  fine: string,
  colour: Colour,
  overrides: Parameters<typeof createProduct>[0] = {},
) {
  const product = await createProduct({
    handle,
    title: handle,
    broadCategory: broad,
    fineCategory: fine,
    colour,
    status: "published",
    ...overrides,
  });
  const vector = vectorOf(broad, colour);
  await writeEmbeddings(MODEL, [
    {
      productId: product.id,
      inputHash: product.embeddingInputHash,
      vectors: { text: vector, image: null, average: vector },
    },
  ]);
  return product;
}

async function goesWith(handle: string, limit = 10) {
  const product = await db().product.findUniqueOrThrow({ where: { handle } });
  return listGoesWith(space, product.id, exclusionsFor(audienceOf(product)), limit);
}

const handlesOf = (products: { handle: string }[]) => products.map(({ handle }) => handle);

beforeAll(async () => {
  await registerModel(MODEL, "Outfits", space.dimension);
  const kinds: Record<string, string[]> = {
    Tops: ["Shirt", "Blouse"],
    Knitwear: ["Sweater"],
    Trousers: ["Jeans", "Chinos"],
    Shoes: ["Boots", "Sneakers"],
    Bags: ["Tote"],
    Jewellery: ["Ring"],
  };
  for (const [broad, fines] of Object.entries(kinds)) {
    for (const fine of fines) {
      for (const colour of ["Red", "Blue"] as const) {
        for (const n of [1, 2, 3]) {
          await publish(`${colour}-${fine}-${n}`.toLowerCase(), broad, fine, colour, {
            description: `A plain piece, number ${n}.`,
          });
        }
      }
    }
  }
});

afterAll(closeDb);

test("nothing of a product's own broad category goes with it, nor of one that is worn in its place", async () => {
  const found = await goesWith("red-shirt-1");
  const categories = new Set(found.map(({ broadCategory }) => broadCategory));
  expect(categories).not.toContain("Tops");
  expect(categories).not.toContain("Knitwear");
  expect([...categories].sort()).toEqual(["Bags", "Jewellery", "Shoes", "Trousers"]);
});

test("what goes with a product is of its style, not of its shape", async () => {
  for (const colour of ["Red", "Blue"] as const) {
    const found = await goesWith(`${colour.toLowerCase()}-shirt-1`);
    expect(new Set(found.map((product) => product.colour))).toEqual(new Set([colour]));
  }
});

test("categories take turns, and no kind shows more than two", async () => {
  const found = await goesWith("red-shirt-1");
  const firstRound = found.slice(0, 4).map(({ broadCategory }) => broadCategory);
  expect(new Set(firstRound).size).toBe(4);
  for (const { fineCategory } of found) {
    const alike = found.filter((other) => other.fineCategory === fineCategory);
    expect(alike.length, fineCategory).toBeLessThanOrEqual(2);
  }
  const trousers = found.filter(({ broadCategory }) => broadCategory === "Trousers");
  expect(
    trousers
      .slice(0, 2)
      .map(({ fineCategory }) => fineCategory)
      .sort(),
  ).toEqual(["Chinos", "Jeans"]);
});

test("the same product is answered alike each time, and a limit takes the first of it", async () => {
  const all = handlesOf(await goesWith("blue-tote-1"));
  expect(handlesOf(await goesWith("blue-tote-1"))).toEqual(all);
  expect(handlesOf(await goesWith("blue-tote-1", 3))).toEqual(all.slice(0, 3));
});

test("categories that the shop's own descriptions name come first", async () => {
  const rings = { description: "Wear it with a blouse, and leave the rest plain." };
  await db().product.updateMany({ where: { fineCategory: "Ring" }, data: rings });
  expect((await goesWith("red-ring-1"))[0]?.broadCategory).toBe("Tops");
  const named = { description: "Best with boots; the boots do the rest." };
  await db().product.updateMany({ where: { fineCategory: "Ring" }, data: named });
  expect((await goesWith("red-ring-1"))[0]?.broadCategory).toBe("Shoes");
});

test("a name inside another word is no name", async () => {
  await db().product.updateMany({
    where: { broadCategory: "Bags" },
    data: { description: "Full of stringency, kept in a spring, all bringing joy." },
  });
  const found = await goesWith("red-tote-1");
  expect(found[0]?.broadCategory).not.toBe("Jewellery");
});

test("a men's shirt does not go with women's shoes, and goes with what is for everyone", async () => {
  await publish("mens-shirt", "Tops", "Shirt", "Red", { tags: ["men"] });
  await db().product.updateMany({ where: { fineCategory: "Boots" }, data: { tags: ["women"] } });
  await db().product.updateMany({ where: { fineCategory: "Tote" }, data: { tags: ["unisex"] } });
  await db().product.updateMany({ where: { fineCategory: "Jeans" }, data: { tags: ["boys"] } });
  const kinds = new Set((await goesWith("mens-shirt")).map(({ fineCategory }) => fineCategory));
  expect(kinds).toEqual(new Set(["Chinos", "Sneakers", "Tote", "Ring"]));
  await db().product.updateMany({ data: { tags: [] } });
});

test("what is sold out or not published is not proposed", async () => {
  await db().product.updateMany({ where: { handle: "red-ring-1" }, data: { stock: 0 } });
  await db().product.updateMany({ where: { handle: "red-ring-2" }, data: { status: "draft" } });
  await db().product.updateMany({ where: { handle: "red-ring-3" }, data: { stock: null } });
  const rings = (await goesWith("red-shirt-1")).filter(
    ({ fineCategory }) => fineCategory === "Ring",
  );
  expect(handlesOf(rings)[0]).toBe("red-ring-3");
  expect(handlesOf(rings)).not.toContain("red-ring-1");
  expect(handlesOf(rings)).not.toContain("red-ring-2");
});

test("of one design in several colours one is proposed", async () => {
  await db().product.updateMany({
    where: { fineCategory: "Tote", colour: "Red" },
    data: { variantGroup: "tote" },
  });
  const totes = (await goesWith("red-shirt-1")).filter(
    ({ colour, fineCategory }) => fineCategory === "Tote" && colour === "Red",
  );
  expect(totes).toHaveLength(1);
});

test("a product that is unknown or has no vector goes with nothing", async () => {
  expect(await listGoesWith(space, "00000000-0000-4000-8000-000000000000", [], 10)).toEqual([]);
  const bare = await createProduct({ status: "published", broadCategory: "Tops" });
  expect(await listGoesWith(space, bare.id, [], 10)).toEqual([]);
});

test("in a shop of one category nothing goes with anything", async () => {
  await db().product.deleteMany({ where: { broadCategory: { not: "Tops" } } });
  expect(await goesWith("red-shirt-1")).toEqual([]);
});

test("a shop of two categories completes each with the other", async () => {
  await publish("last-boots", "Shoes", "Boots", "Red");
  expect(handlesOf(await goesWith("red-shirt-1"))).toEqual(["last-boots"]);
  expect((await goesWith("last-boots")).map(({ broadCategory }) => broadCategory)).toContain(
    "Tops",
  );
});
