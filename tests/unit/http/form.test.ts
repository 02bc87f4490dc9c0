import fc from "fast-check";
import { expect, test } from "vitest";
import { isForm } from "@/lib/http/front-door/form";

async function encoded(entries: [string, string | File][]): Promise<[Buffer, string]> {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  const request = new Request("http://shop", { method: "POST", body: data });
  const boundary = request.headers.get("content-type")?.split("boundary=")[1] ?? "";
  return [Buffer.from(await request.arrayBuffer()), boundary];
}

const value = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("--", "\r\n--", "\r\n--x--\r\n", "\0"),
  fc
    .uint8Array({ maxLength: 2_000 })
    .map((bytes) => new File([new Uint8Array(bytes)], "photo.jpg")),
);
const entries = fc.array(fc.tuple(fc.string(), value), { minLength: 1, maxLength: 40 });

test("whatever a browser puts into a form is a form", async () => {
  await fc.assert(
    fc.asyncProperty(entries, async (given) => {
      const [body, boundary] = await encoded(given);
      expect(isForm(body, boundary)).toBe(true);
    }),
  );
});

test("what is cut off anywhere before its end is none", async () => {
  const [body, boundary] = await encoded([
    ["q", "dress"],
    ["photo", new File(["x".repeat(300)], "photo.jpg")],
  ]);
  const end = body.lastIndexOf("--");
  for (let length = 0; length < end; length++) {
    expect(isForm(body.subarray(0, length), boundary), `${length}`).toBe(false);
  }
});

test("hostile bytes are looked through in time that grows with them, and no faster", () => {
  const boundary = "x".repeat(70);
  const near = Buffer.from(`--${boundary}${`\r\n--${boundary.slice(1)}`.repeat(170_000)}`);
  const startedAt = performance.now();
  expect(isForm(near, boundary)).toBe(false);
  expect(near.length).toBeGreaterThan(12_000_000);
  expect(performance.now() - startedAt).toBeLessThan(1_000);
});
