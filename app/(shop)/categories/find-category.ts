import { categorySlug, formerCategorySlug } from "@/lib/catalogue/category-slug";
import type { Category, FineCategory } from "@/lib/catalogue/category-tree";

export type FoundCategory = {
  broad: Category;
  fine: FineCategory | null;
  /** Whether this is a former address of the category. */
  moved: boolean;
};

/** The category that an address names, or null if there is none. */
export function findCategory(
  categories: Category[],
  address: { broad: string; fine?: string[] },
): FoundCategory | null {
  const [fineSlug = null, ...more] = address.fine ?? [];
  const broad = bySlug(categories, address.broad);
  if (!broad || more.length > 0) return null;
  if (fineSlug === null) return { broad: broad.found, fine: null, moved: broad.moved };
  const fine = bySlug(broad.found.fine, fineSlug);
  return fine && { broad: broad.found, fine: fine.found, moved: broad.moved || fine.moved };
}

/** A former address leads to the largest of the categories that shared it. */
function bySlug<T extends { name: string }>(
  all: T[],
  given: string,
): { found: T; moved: boolean } | null {
  const slug = decoded(given);
  const found = all.find(({ name }) => categorySlug(name) === slug);
  if (found) return { found, moved: false };
  const former = all.find(({ name }) => formerCategorySlug(name) === slug);
  return former ? { found: former, moved: true } : null;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
