import { z } from "zod";
import { cutoffsThing } from "@/lib/cutoffs/schema";
import { db } from "@/lib/database/db";
import { queryRows } from "@/lib/database/query-rows";
import { type Calibration, calibrationSchema } from "@/lib/embedding/calibration";
import { calibrationHeld, vectorTypeOid } from "@/lib/embedding/queries";
import { numbersFromText, vectorArrayBytes, vectorFromBytes } from "@/lib/vectors/codec";

export type CalibrationInEffect = {
  /** Null while the model's averages are uncalibrated. */
  calibration: Calibration | null;
  /** Changes with every calibration. */
  version: number;
};

/** Null while the model's averages are uncalibrated. */
export async function getCalibration(modelKey: string): Promise<Calibration | null> {
  return (await getCalibrationInEffect(modelKey)).calibration;
}

export async function getCalibrationInEffect(modelKey: string): Promise<CalibrationInEffect> {
  const model = await db().embeddingModel.findUnique({
    where: { key: modelKey },
    select: { calibration: true, calibrationVersion: true },
  });
  const calibration = model?.calibration ? calibrationSchema.parse(model.calibration) : null;
  return { calibration, version: model?.calibrationVersion ?? 0 };
}

const versionRow = z.strictObject({ version: z.int() });

/**
 * Puts a calibration into effect in place of the one that has `version`; returns the new version, or null when another
 * calibration came in between. This changes the averages' distances, so the cutoffs are dropped until they are measured
 * again.
 */
export async function replaceCalibration(
  modelKey: string,
  version: number,
  calibration: Calibration | null,
): Promise<number | null> {
  const stored = calibration && JSON.stringify(calibration);
  const [row] = await queryRows(db(), versionRow)`
    WITH replaced AS (
      UPDATE embedding_model SET calibration = ${stored}::jsonb, cutoffs = NULL, calibration_version = ${version}::int + 1
      WHERE key = ${modelKey} AND calibration_version = ${version}::int
      RETURNING calibration_version
    ),
    unmeasured AS (
      DELETE FROM catalogue_state WHERE thing = ${cutoffsThing(modelKey)} AND EXISTS (SELECT FROM replaced)
    )
    SELECT calibration_version AS version FROM replaced`;
  return row?.version ?? null;
}

const meansRow = z.strictObject({ text: z.string().nullable(), image: z.string().nullable() });

/** Means of the text and image vectors of products that have both; null when no product does. */
export async function measureMeans(modelKey: string): Promise<Calibration["means"]> {
  const [row] = await queryRows(db(), meansRow)`
    SELECT avg(t.embedding)::text AS text, avg(i.embedding)::text AS image
    FROM product_embedding t
    JOIN product_embedding i ON i.model_key = ${modelKey} AND i.kind = 'image' AND i.product_id = t.product_id
    WHERE t.model_key = ${modelKey} AND t.kind = 'text'`;
  if (!row?.text || !row.image) return null;
  return { text: numbersFromText(row.text), image: numbersFromText(row.image) };
}

const pairRow = z.strictObject({
  productId: z.string(),
  text: z.instanceof(Uint8Array),
  image: z.instanceof(Uint8Array),
});

export type VectorPair = { productId: string; text: Float32Array; image: Float32Array };

/** Text and image vectors of products that have both, by id, a page at a time. */
export async function listVectorPairs(
  modelKey: string,
  afterId: string,
  limit: number,
): Promise<VectorPair[]> {
  const rows = await queryRows(db(), pairRow)`
    SELECT t.product_id::text AS "productId", vector_send(t.embedding) AS text, vector_send(i.embedding) AS image
    FROM product_embedding t
    JOIN product_embedding i ON i.model_key = ${modelKey} AND i.kind = 'image' AND i.product_id = t.product_id
    WHERE t.model_key = ${modelKey} AND t.kind = 'text' AND t.product_id > ${afterId}::uuid
    ORDER BY t.product_id LIMIT ${limit}::int`;
  return rows.map(({ productId, text, image }) => ({
    productId,
    text: vectorFromBytes(text),
    image: vectorFromBytes(image),
  }));
}

const inEffectRow = z.strictObject({ inEffect: z.boolean() });

/**
 * Replaces the average vectors of products in one statement.
 * @param version of the calibration that produced them; returns false and writes nothing when another is in effect
 */
export async function writeAverages(
  modelKey: string,
  version: number,
  averages: { productId: string; average: Float32Array }[],
): Promise<boolean> {
  const vectors = vectorArrayBytes(
    averages.map(({ average }) => average),
    await vectorTypeOid(),
  );
  const [row] = await queryRows(db(), inEffectRow)`
    WITH ${calibrationHeld(modelKey, version)},
    written AS (
      UPDATE product_embedding e SET embedding = r.embedding
      FROM unnest(${averages.map(({ productId }) => productId)}::uuid[], ${vectors}::vector[]) AS r (product_id, embedding)
      WHERE e.model_key = ${modelKey} AND e.kind = 'average' AND e.product_id = r.product_id
        AND EXISTS (SELECT FROM in_effect)
    )
    SELECT EXISTS (SELECT FROM in_effect) AS "inEffect"`;
  return row?.inEffect ?? false;
}
