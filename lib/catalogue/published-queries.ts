import { Prisma } from "@/lib/generated/prisma/client";

/** What shoppers may see, for the client's own `where`. */
export const PUBLISHED = { status: "published" } as const;

/** What shoppers may see, as a condition on a table or alias of products. */
export function isPublished(table = "product"): Prisma.Sql {
  return Prisma.raw(`${table}.status = 'published'`);
}
