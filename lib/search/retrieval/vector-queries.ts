import { Prisma } from "@/lib/generated/prisma/client";
import type { Mode } from "@/lib/search/types";
import { vectorBytes } from "@/lib/vectors/codec";

/** Which vectors a query is compared with: one kind, from one model. */
export type VectorSpace = { modelKey: string; dimension: number; mode: Mode };

export const KIND = {
  description: Prisma.sql`'text'::embedding_kind`,
  image: Prisma.sql`'image'::embedding_kind`,
  average: Prisma.sql`'average'::embedding_kind`,
} satisfies Record<Mode, Prisma.Sql>;

/** Whether a row of `product_embedding` belongs to a space. */
export function inSpace({ modelKey, mode }: Omit<VectorSpace, "dimension">): Prisma.Sql {
  return Prisma.sql`product_embedding.model_key = ${modelKey} AND product_embedding.kind = ${KIND[mode]}`;
}

/** Cosine distance (0–2) from a row of `product_embedding` to a vector, as in the index expression. */
export function distanceTo(dimension: number, vector: Float32Array): Prisma.Sql {
  const type = Prisma.raw(`vector(${checkDimension(dimension)})`);
  return Prisma.sql`product_embedding.embedding::${type} <=> ${vectorBytes(vector)}::${type}`;
}

/**
 * The dimension as a literal in a statement.
 * @throws RangeError for anything but a whole number that pgvector allows
 */
export function checkDimension(dimension: number): number {
  if (!Number.isInteger(dimension) || dimension < 1 || dimension > 16_000) {
    throw new RangeError(`${dimension} is no dimension of a vector.`);
  }
  return dimension;
}

/** The image vector of a row of `product`, in pgvector's binary form. */
export function imageVectorColumn(modelKey: string): Prisma.Sql {
  return Prisma.sql`(
    SELECT vector_send(product_embedding.embedding) FROM product_embedding
    WHERE ${inSpace({ modelKey, mode: "image" })} AND product_embedding.product_id = product.id
  ) AS "imageVector"`;
}
