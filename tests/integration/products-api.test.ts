import { NextRequest } from "next/server";
import { beforeAll, expect, test } from "vitest";
import { productsEndpoint } from "@/app/api/products/endpoint";
import { GET } from "@/app/api/products/route";
import { createProduct } from "@/tests/support/factories";

async function answer(query: string) {
  const response = await GET(new NextRequest(`http://shop.test/api/products${query}`));
  const body = await response.json();
  if (response.ok) expect(productsEndpoint.answer.parse(body)).toEqual(body);
  return { status: response.status, headers: response.headers, body };
}

beforeAll(async () => {
  for (const handle of ["a", "b", "c"]) {
    await createProduct({
      handle,
      title: `Product ${handle.toUpperCase()}`,
      status: "published",
      priceMinor: 2950,
      description: "Not for cards.",
      photos: {
        create: ["second", "first"].map((alt, index) => ({
          alt,
          position: 1 - index,
          storageKey: alt,
          contentHash: `${handle}-${alt}`,
          widthPx: 800,
          heightPx: 1000,
          byteSize: 1,
        })),
      },
    });
  }
  await createProduct({ handle: "draft" });
});

test("cards come in the order of their handles, with no more than cards show", async () => {
  const { status, body, headers } = await answer("?handles=c,a");
  expect(status).toBe(200);
  expect(body.products.map(({ handle }: { handle: string }) => handle)).toEqual(["c", "a"]);
  expect(body.products[1]).toEqual({
    handle: "a",
    title: "Product A",
    priceMinor: 2950,
    currency: "EUR",
    stock: 10,
    photo: { storageKey: "first", alt: "first", widthPx: 800, heightPx: 1000, placeholder: "" },
  });
  expect(headers.get("cache-control")).toBe("public, max-age=60");
});

test("what the shop does not show is left out, and a handle said twice is answered once", async () => {
  const { status, body } = await answer("?handles=draft,b,gone,b");
  expect(status).toBe(200);
  expect(body.products.map(({ handle }: { handle: string }) => handle)).toEqual(["b"]);
});

const thirteen = Array.from({ length: 13 }, (_, n) => `p-${n}`).join(",");

test.each([
  ["none", ""],
  ["an empty one", "?handles="],
  ["too many", `?handles=${thirteen}`],
  ["one that is no handle", "?handles=a,B'%20OR%201=1"],
  ["an endless one", `?handles=${"x".repeat(5000)}`],
  ["an empty one among others", "?handles=a,,b"],
])("%s is refused, uncached", async (_, query) => {
  const { status, body, headers } = await answer(query);
  expect(status).toBe(400);
  expect(body.error.code).toBe("bad-handles");
  expect(headers.get("cache-control")).toBe("no-store");
});

test("twelve are answered", async () => {
  const twelve = Array.from({ length: 12 }, (_, n) => `p-${n}`).join(",");
  expect(await answer(`?handles=${twelve}`)).toMatchObject({ status: 200, body: { products: [] } });
});
