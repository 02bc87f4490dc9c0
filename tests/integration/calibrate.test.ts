import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { calibrate } from "@/lib/embedding/calibrate";
import { getCalibration } from "@/lib/embedding/calibration-queries";
import { registerModel, writeEmbeddings } from "@/lib/embedding/queries";
import { bestFusion } from "@/scripts/calibrate/options";
import { createProduct } from "@/tests/support/factories";

const MODEL = "calibrated";
const x = Float32Array.of(1, 0);
const y = Float32Array.of(0, 1);
const plain = Float32Array.of(Math.SQRT1_2, Math.SQRT1_2);

async function average(productId: string): Promise<number[]> {
  const [row] = await db().$queryRaw<{ vector: number[] }[]>`
    SELECT embedding::float4[] AS vector FROM product_embedding
    WHERE kind = 'average' AND product_id = ${productId}::uuid`;
  return row?.vector ?? [];
}

async function productOf(text: Float32Array, image: Float32Array | null) {
  const { id, embeddingInputHash } = await createProduct();
  const vectors = { text, image, average: image ? plain : text };
  await writeEmbeddings(MODEL, [{ productId: id, inputHash: embeddingInputHash, vectors }]);
  return id;
}

test("averages follow the calibration, and a reset brings the plain ones back", async () => {
  await registerModel(MODEL, "Calibrated", 2);
  const both = await productOf(x, y);
  const other = await productOf(x, x);
  const wordsOnly = await productOf(x, null);

  expect(await calibrate(MODEL, { imageWeight: 0.25, centred: false })).toBe(2);
  const [ofText, ofImage] = await average(both);
  expect((ofImage as number) / (ofText as number)).toBeCloseTo(1 / 3);
  expect(await average(wordsOnly)).toEqual([1, 0]);

  await calibrate(MODEL, { imageWeight: 0.5, centred: true });
  // Means: text (1, 0), image (0.5, 0.5). What is left of both points from x to y.
  expect((await average(both))[0]).toBeCloseTo(-Math.SQRT1_2);
  expect((await average(both))[1]).toBeCloseTo(Math.SQRT1_2);
  expect((await getCalibration(MODEL))?.means?.image).toEqual([0.5, 0.5]);

  await calibrate(MODEL, null);
  expect((await average(both))[0]).toBeCloseTo(Math.SQRT1_2);
  expect((await average(other))[0]).toBeCloseTo(1);
  expect(await getCalibration(MODEL)).toBeNull();
});

test("the best setting of a fusion run is found by fine category first", () => {
  const figure = (arm: string, target: string, mean: number) => ({ arm, target, mean });
  const run = {
    protocol: "fusion",
    figures: [
      figure("plain, image 0.10", "fine category", 0.9),
      figure("plain, image 0.10", "fine category and colour", 0.7),
      figure("means subtracted, image 0.30", "fine category", 0.9),
      figure("means subtracted, image 0.30", "fine category and colour", 0.8),
      figure("plain, image 0.50", "broad category", 0.99),
    ],
  };
  expect(bestFusion(run)).toEqual({ imageWeight: 0.3, centred: true });
  expect(() => bestFusion({ protocol: "article", figures: [] })).toThrow(/no fusion run/);
});
