import { db } from "@/lib/database/db";

/** Products of any status. */
export function countProducts(): Promise<number> {
  return db().product.count();
}
