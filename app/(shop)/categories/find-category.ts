import { categorySlug } from "@/components/category-href";
import type { Category } from "@/lib/catalogue/queries";

type Found = { broad: Category; fine: Category["fine"][number] | null };

/** The category that an address names, or null where there is none. */
export function findCategory(
  categories: Category[],
  address: { broad: string; fine?: string[] },
): Found | null {
  const [fineSlug = null, ...more] = address.fine ?? [];
  const broad = bySlug(categories, address.broad);
  if (!broad || more.length > 0) return null;
  if (fineSlug === null) return { broad, fine: null };
  const fine = bySlug(broad.fine, fineSlug);
  return fine ? { broad, fine } : null;
}

function bySlug<T extends { name: string }>(all: T[], given: string): T | null {
  const slug = decoded(given);
  return all.find(({ name }) => categorySlug(name) === slug) ?? null;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
