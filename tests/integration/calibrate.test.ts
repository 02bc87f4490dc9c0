import { expect, test, vi } from "vitest";
import { db } from "@/lib/database/db";
import { getCalibration, getCalibrationInEffect } from "@/lib/embedding/calibration-queries";
import { registerModel, writeEmbeddings } from "@/lib/embedding/queries";
import { calibrate } from "@/lib/maintenance/calibrate";
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

test("a calibration that somebody else chose meanwhile is not overwritten", async () => {
  const { version } = await getCalibrationInEffect(MODEL);
  await calibrate(MODEL, { imageWeight: 0.25, centred: false });
  const late = calibrate(MODEL, { imageWeight: 0.9, centred: false }, { basedOn: version });
  await expect(late).rejects.toMatchObject({ code: "calibration-changed" });
  expect(await getCalibration(MODEL)).toEqual({ imageWeight: 0.25, means: null });
});

test("one that is overtaken while it is being applied says so, and leaves the other's averages", async () => {
  const both = await productOf(x, y);
  await db().$executeRaw`
    WITH made AS (
      INSERT INTO product (id, handle, title, broad_category, fine_category, embedding_input_hash)
      SELECT gen_random_uuid(), 'many-' || i, 'Many', 'Many', 'Many', 'many' FROM generate_series(1, 1200) i RETURNING id
    )
    INSERT INTO product_embedding (product_id, model_key, kind, embedding, input_hash)
    SELECT id, ${MODEL}, v.kind, v.embedding, 'many' FROM made, (VALUES
      ('text'::embedding_kind, '[1,0]'::vector), ('image', '[0,1]'), ('average', '[1,1]')) AS v (kind, embedding)`;
  let second: Promise<number> | null = null;
  const first = calibrate(
    MODEL,
    { imageWeight: 0.9, centred: false },
    {
      // The second is in effect before the first goes on to its next page.
      onProgress: async () => {
        second ??= calibrate(MODEL, { imageWeight: 0.25, centred: false });
        await vi.waitFor(async () => {
          expect((await getCalibration(MODEL))?.imageWeight).toBe(0.25);
        }, 20_000);
      },
    },
  );
  await expect(first).rejects.toMatchObject({ code: "calibration-changed" });
  expect(await second).toBeGreaterThan(500);
  expect(await getCalibration(MODEL)).toEqual({ imageWeight: 0.25, means: null });
  const [ofText, ofImage] = await average(both);
  expect((ofImage as number) / (ofText as number)).toBeCloseTo(1 / 3);
  const [other] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM product_embedding e, (
      SELECT embedding FROM product_embedding WHERE kind = 'average' AND product_id = ${both}::uuid
    ) right_one
    WHERE e.kind = 'average' AND e.input_hash = 'many' AND abs(e.embedding <=> right_one.embedding) > 1e-6`;
  expect(other?.count).toBe(0);
});

test("averages of a calibration that is no longer in effect are not written", async () => {
  const { id, embeddingInputHash: inputHash } = await createProduct();
  const batch = [{ productId: id, inputHash, vectors: { text: x, image: y, average: plain } }];
  const { version } = await getCalibrationInEffect(MODEL);
  expect(await writeEmbeddings(MODEL, batch, version - 1)).toBe(false);
  expect(await average(id)).toEqual([]);
  expect(await writeEmbeddings(MODEL, batch, version)).toBe(true);
  expect(await average(id)).toHaveLength(2);
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
