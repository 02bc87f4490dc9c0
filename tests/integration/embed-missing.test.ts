import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { db } from "@/lib/database/db";
import { closeServingTowers } from "@/lib/embedding/models";
import { embedMissing } from "@/lib/maintenance/embedding-worker";
import { closeJobs } from "@/lib/queue/jobs";
import { createProduct } from "@/tests/support/factories";

const { opened } = vi.hoisted(() => ({ opened: vi.fn() }));
/** The real towers; only how often they are opened is counted. */
vi.mock("@/lib/towers/towers", async (importOriginal) => {
  const original = await importOriginal<typeof import("@/lib/towers/towers")>();
  return {
    ...original,
    openTowers: (...args: Parameters<typeof original.openTowers>) => {
      opened();
      return original.openTowers(...args);
    },
  };
});

beforeEach(async () => {
  opened.mockClear();
  await db().product.deleteMany();
});
afterEach(async () => {
  await closeJobs();
  await closeServingTowers();
});

test("embedding what is missing loads the towers once, and refreshes what follows from it", async () => {
  await createProduct({ title: "Flumbertine", status: "published" });
  expect(await embedMissing()).toMatchObject({ embedded: 1, pending: 0 });
  expect(opened).toHaveBeenCalledOnce();
  expect(await db().searchWord.count({ where: { word: "flumbertine" } })).toBe(1);
  const things = await db().catalogueState.findMany({ select: { thing: true } });
  expect(things.map(({ thing }) => thing.split(":")[0])).toEqual(
    expect.arrayContaining(["search_words", "cutoffs"]),
  );
});
