import { db } from "@/lib/db";
import { type Calibration, calibrationSchema } from "@/lib/embedding/calibration";
import { vectorTypeOid } from "@/lib/embedding/queries";
import { vectorArrayBytes } from "@/lib/embedding/vector-bytes";
import { Prisma } from "@/lib/generated/prisma/client";

/** Null while the model's averages are plain. */
export async function getCalibration(modelKey: string): Promise<Calibration | null> {
  const model = await db().embeddingModel.findUnique({
    where: { key: modelKey },
    select: { calibration: true },
  });
  return model?.calibration ? calibrationSchema.parse(model.calibration) : null;
}

export async function setCalibration(modelKey: string, calibration: Calibration | null) {
  await db().embeddingModel.update({
    where: { key: modelKey },
    // The averages' distances change with them: their floors are measured anew when the catalogue settles.
    data: { calibration: calibration ?? Prisma.DbNull, floors: Prisma.DbNull },
  });
}

/** Means of the text and image vectors of products that have both; null when none has. */
export async function measureMeans(modelKey: string): Promise<Calibration["means"]> {
  const [row] = await db().$queryRaw<{ text: number[] | null; image: number[] | null }[]>`
    SELECT avg(t.embedding)::float4[] AS text, avg(i.embedding)::float4[] AS image
    FROM product_embedding t
    JOIN product_embedding i ON i.model_key = ${modelKey} AND i.kind = 'image' AND i.product_id = t.product_id
    WHERE t.model_key = ${modelKey} AND t.kind = 'text'`;
  return row?.text && row.image ? { text: row.text, image: row.image } : null;
}

export type VectorPair = { productId: string; text: Float32Array; image: Float32Array };

/** Text and image vectors of products that have both, by id, a page at a time. */
export async function listVectorPairs(
  modelKey: string,
  afterId: string,
  limit: number,
): Promise<VectorPair[]> {
  const rows = await db().$queryRaw<{ productId: string; text: number[]; image: number[] }[]>`
    SELECT t.product_id::text AS "productId", t.embedding::float4[] AS text, i.embedding::float4[] AS image
    FROM product_embedding t
    JOIN product_embedding i ON i.model_key = ${modelKey} AND i.kind = 'image' AND i.product_id = t.product_id
    WHERE t.model_key = ${modelKey} AND t.kind = 'text' AND t.product_id > ${afterId}::uuid
    ORDER BY t.product_id LIMIT ${limit}::int`;
  return rows.map(({ productId, text, image }) => ({
    productId,
    text: Float32Array.from(text),
    image: Float32Array.from(image),
  }));
}

/** Replaces the average vectors of products in one statement. */
export async function writeAverages(
  modelKey: string,
  averages: { productId: string; average: Float32Array }[],
): Promise<void> {
  const vectors = vectorArrayBytes(
    averages.map(({ average }) => average),
    await vectorTypeOid(),
  );
  await db().$executeRaw`
    UPDATE product_embedding e SET embedding = r.embedding
    FROM unnest(${averages.map(({ productId }) => productId)}::uuid[], ${vectors}::vector[]) AS r (product_id, embedding)
    WHERE e.model_key = ${modelKey} AND e.kind = 'average' AND e.product_id = r.product_id`;
}
