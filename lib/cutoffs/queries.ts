import { z } from "zod";
import { productRow } from "@/lib/catalogue/product-row";
import { isPublished } from "@/lib/catalogue/published-queries";
import { db } from "@/lib/database/db";
import { queryRows } from "@/lib/database/query-rows";
import { Prisma } from "@/lib/generated/prisma/client";
import { vectorFromBytes } from "@/lib/vectors/codec";

const bytes = z.instanceof(Uint8Array);
const sampleRow = productRow
  .pick({ broadCategory: true, fineCategory: true, colour: true, variantGroup: true })
  .extend({ text: bytes, image: bytes.nullable(), average: bytes });

export type CatalogueSample = Omit<z.output<typeof sampleRow>, "text" | "image" | "average"> & {
  text: Float32Array;
  image: Float32Array | null;
  average: Float32Array;
};

export async function getCutoffsRow(modelKey: string): Promise<unknown> {
  const model = await db().embeddingModel.findUnique({
    where: { key: modelKey },
    select: { cutoffs: true },
  });
  return model?.cutoffs ?? null;
}

/** Does nothing if the database does not know the model. */
export async function setCutoffs(modelKey: string, cutoffs: object | null): Promise<void> {
  await db().embeddingModel.updateMany({
    where: { key: modelKey },
    data: { cutoffs: cutoffs ?? Prisma.DbNull },
  });
}

const countRow = z.strictObject({ count: z.int() });

/** Published products that have vectors. */
export async function countFindable(modelKey: string): Promise<number> {
  const [row] = await queryRows(db(), countRow)`
    SELECT count(*)::int AS count FROM product p
    JOIN product_embedding a ON a.model_key = ${modelKey} AND a.kind = 'average' AND a.product_id = p.id
    WHERE ${isPublished("p")}`;
  return row?.count ?? 0;
}

/** Published products with their vectors: a random sample, but always the same one for the same catalogue. */
export async function listCatalogueSample(
  modelKey: string,
  limit: number,
): Promise<CatalogueSample[]> {
  const rows = await queryRows(db(), sampleRow)`
    SELECT p.broad_category AS "broadCategory", p.fine_category AS "fineCategory", p.colour,
      p.variant_group AS "variantGroup", vector_send(t.embedding) AS text, vector_send(i.embedding) AS image,
      vector_send(a.embedding) AS average
    FROM (SELECT * FROM product WHERE ${isPublished()} ORDER BY md5(id::text) LIMIT ${limit}::int) p
    JOIN product_embedding t ON t.model_key = ${modelKey} AND t.kind = 'text' AND t.product_id = p.id
    JOIN product_embedding a ON a.model_key = ${modelKey} AND a.kind = 'average' AND a.product_id = p.id
    LEFT JOIN product_embedding i ON i.model_key = ${modelKey} AND i.kind = 'image' AND i.product_id = p.id
    ORDER BY md5(p.id::text)`;
  return rows.map(({ text, image, average, ...facts }) => ({
    ...facts,
    text: vectorFromBytes(text),
    image: image && vectorFromBytes(image),
    average: vectorFromBytes(average),
  }));
}
