import { expect, test } from "vitest";
import { registerModel, writeEmbeddings } from "@/lib/embedding/queries";
import { measureRecall } from "@/lib/evaluation-runs/recall";
import { createProduct } from "@/tests/support/factories";

const MODEL = "axes";

test("an exact scan finds all that an exact scan finds, whatever is filtered by", async () => {
  await registerModel(MODEL, "Axes", 3);
  for (const [index, colour] of ["Black", "Black", "Red", null].entries()) {
    const { id } = await createProduct({ status: "published", colour });
    const average = Float32Array.of(1, index, 0);
    await writeEmbeddings(MODEL, [
      { productId: id, inputHash: "x", vectors: { text: average, image: null, average } },
    ]);
  }
  const bands = await measureRecall({
    modelKey: MODEL,
    dimension: 3,
    mode: "average",
    queries: 3,
    filtersPerBand: 2,
    scan: "exact",
  });
  expect(bands.map(({ band }) => band)).toEqual([1, 0.3]);
  for (const band of bands) {
    expect(band).toMatchObject({ recall: 1, worst: 1, short: 0, scans: { exact: band.searches } });
  }
  expect(bands[0]).toMatchObject({ share: 1, filters: 1, searches: 3 });
});
