import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";

const row = z.strictObject({
  title: z.string(),
  priceMinor: z.int().nullable(),
  image: z.instanceof(Uint8Array).optional(),
});
const right = { title: "Coat", priceMinor: null, image: Buffer.from("bytes") };
const renamed = [
  { name: "Coat", priceMinor: null },
  { title: "Coat", price_minor: 5900 },
  { title: "Coat", priceMinor: null, imageVector: Buffer.from("bytes") },
];

beforeEach(() => vi.resetModules());
afterEach(() => vi.unstubAllEnvs());

/** The helper as a process reads it whose NODE_ENV is this. */
async function under(mode: string) {
  vi.stubEnv("NODE_ENV", mode);
  return await import("@/lib/database/query-rows");
}

const answering = (rows: unknown[]) => ({ $queryRaw: vi.fn(async () => rows) });

test("rows that are as their schema says are given as they came, and so are their values", async () => {
  const { queryRows } = await under("test");
  const client = answering([right, right]);
  const rows = await queryRows(client, row)`SELECT ${1}, ${"two"}`;
  expect(rows[0]).toBe(right);
  expect(rows).toHaveLength(2);
  expect(client.$queryRaw).toHaveBeenCalledWith(["SELECT ", ", ", ""], 1, "two");
});

test.each([
  ["title", renamed[0]],
  ["priceMinor", renamed[1]],
  ["imageVector", renamed[2]],
])("in tests a column that was renamed fails, and %s is named", async (column, wrong) => {
  const { queryRows } = await under("test");
  await expect(queryRows(answering([right, wrong]), row)`SELECT`).rejects.toThrow(column);
});

test.each([
  { title: 5, priceMinor: null },
  { title: "Coat", priceMinor: 59n },
  { title: "Coat", priceMinor: "5900" },
  { title: "Coat", priceMinor: undefined },
])("in tests a value of another type fails: %o", async (wrong) => {
  const { readRows } = await under("test");
  expect(() => readRows(row, [wrong])).toThrow(/not as its schema says/);
});

test("the failure's stack names who asked", async () => {
  const { queryRows } = await under("test");
  async function listCoats() {
    return await queryRows(answering(renamed), row)`SELECT`;
  }
  const error: Error = await listCoats().then(
    () => expect.unreachable(),
    (thrown) => thrown,
  );
  expect(error.stack).toContain("listCoats");
});

test.each(["production", "development"])(
  "under %s rows pass untouched, unchecked",
  async (mode) => {
    const { readRows } = await under(mode);
    expect(readRows(row, renamed)).toBe(renamed);
  },
);

test("a schema that lets unknown columns pass is refused", async () => {
  const { readRows } = await under("test");
  expect(() => readRows(z.object({ title: z.string() }), [right])).toThrow(/strictObject/);
});

test("one row is one row", async () => {
  const { queryOneRow } = await under("test");
  expect(await queryOneRow(answering([right]), row)`SELECT`).toBe(right);
  await expect(queryOneRow(answering([]), row)`SELECT`).rejects.toThrow(/0 rows/);
  await expect(queryOneRow(answering([right, right]), row)`SELECT`).rejects.toThrow(/2 rows/);
});
