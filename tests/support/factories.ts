import { db } from "@/lib/database/db";
import type { Prisma, Product } from "@/lib/generated/prisma/client";

let made = 0;

/** A minimal valid product; by default a draft without photos or vectors. */
export function createProduct(
  overrides: Partial<Prisma.ProductUncheckedCreateInput> = {},
): Promise<Product> {
  made += 1;
  const status = overrides.status ?? "draft";
  return db().product.create({
    data: {
      handle: `product-${made}`,
      title: `Product ${made}`,
      description: "A product made for a test.",
      priceMinor: 1999,
      stock: 10,
      broadCategory: "Tops",
      fineCategory: "T-Shirt",
      colour: "Black",
      embeddingInputHash: `hash-${made}`,
      publishedAt: status === "published" ? new Date() : null,
      ...overrides,
      status,
    },
  });
}
