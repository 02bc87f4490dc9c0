import { db } from "@/lib/db";

/** Products of any status. */
export function countProducts(): Promise<number> {
  return db().product.count();
}
