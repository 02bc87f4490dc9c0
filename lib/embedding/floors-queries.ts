import { db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";

export type CatalogueSample = {
  broadCategory: string;
  fineCategory: string;
  colour: string | null;
  variantGroup: string | null;
  text: Float32Array;
  image: Float32Array | null;
  average: Float32Array;
};

export async function getFloorsRow(modelKey: string): Promise<unknown> {
  const model = await db().embeddingModel.findUnique({
    where: { key: modelKey },
    select: { floors: true },
  });
  return model?.floors ?? null;
}

export async function setFloors(modelKey: string, floors: object | null): Promise<void> {
  await db().embeddingModel.update({
    where: { key: modelKey },
    data: { floors: floors ?? Prisma.DbNull },
  });
}

/** Published products with their vectors, at random but always the same ones of the same catalogue. */
export async function listCatalogueSample(
  modelKey: string,
  limit: number,
): Promise<CatalogueSample[]> {
  type Row = Omit<CatalogueSample, "text" | "image" | "average"> & {
    text: number[];
    image: number[] | null;
    average: number[];
  };
  const rows = await db().$queryRaw<Row[]>`
    SELECT p.broad_category AS "broadCategory", p.fine_category AS "fineCategory", p.colour,
      p.variant_group AS "variantGroup", t.embedding::float4[] AS text, i.embedding::float4[] AS image,
      a.embedding::float4[] AS average
    FROM (SELECT * FROM product WHERE status = 'published' ORDER BY md5(id::text) LIMIT ${limit}::int) p
    JOIN product_embedding t ON t.model_key = ${modelKey} AND t.kind = 'text' AND t.product_id = p.id
    JOIN product_embedding a ON a.model_key = ${modelKey} AND a.kind = 'average' AND a.product_id = p.id
    LEFT JOIN product_embedding i ON i.model_key = ${modelKey} AND i.kind = 'image' AND i.product_id = p.id
    ORDER BY md5(p.id::text)`;
  return rows.map(({ text, image, average, ...facts }) => ({
    ...facts,
    text: Float32Array.from(text),
    image: image && Float32Array.from(image),
    average: Float32Array.from(average),
  }));
}
