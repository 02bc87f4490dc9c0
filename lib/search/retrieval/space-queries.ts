import { Prisma } from "@/lib/generated/prisma/client";
import type { Mode } from "@/lib/search/types";
import { vectorBytes } from "@/lib/vectors/codec";

/** Which vectors a query is held against: of one model, of one kind. */
export type VectorSpace = { modelKey: string; dimension: number; mode: Mode };

export const KIND = {
  description: Prisma.sql`'text'::embedding_kind`,
  image: Prisma.sql`'image'::embedding_kind`,
  average: Prisma.sql`'average'::embedding_kind`,
} satisfies Record<Mode, Prisma.Sql>;

/** Cosine distance of `e.embedding` to a vector, in the form that the index knows. */
export function distanceTo(dimension: number, vector: Float32Array): Prisma.Sql {
  const type = Prisma.raw(`vector(${wholeDimension(dimension)})`);
  return Prisma.sql`e.embedding::${type} <=> ${vectorBytes(vector)}::${type}`;
}

export function wholeDimension(dimension: number): number {
  if (!Number.isInteger(dimension) || dimension < 1 || dimension > 16_000) {
    throw new RangeError(`${dimension} is no dimension of a vector.`);
  }
  return dimension;
}

/** The image vector of product `p`, in pgvector's binary form, as a column. */
export function imageVectorColumn(modelKey: string): Prisma.Sql {
  return Prisma.sql`, (
    SELECT vector_send(i.embedding) FROM product_embedding i
    WHERE i.model_key = ${modelKey} AND i.kind = ${KIND.image} AND i.product_id = p.id
  ) AS "imageVector"`;
}
