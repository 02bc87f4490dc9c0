import { categorySlug } from "@/lib/catalogue/category-slug";
import type { CardPhoto } from "@/lib/catalogue/product";

export type FineCategory = {
  /** The spelling that most of its products use. */
  name: string;
  /** All spellings, `name` first. */
  names: string[];
  /** The spellings of its broad category under which it occurs. */
  broadNames: string[];
  /** Published products, counting a product's colours the way the shop shows them. */
  count: number;
  /** From its newest product that has a photo. */
  photo: CardPhoto | null;
};
export type Category = Omit<FineCategory, "broadNames"> & {
  /** Largest first. */
  fine: FineCategory[];
};

/** The products of a broad category (`fine` null) or of one of its fine categories. */
export type CategoryRow = {
  broad: string;
  fine: string | null;
  count: number;
  photo: CardPhoto | null;
};

/** Counts the products of `broad` and `fine` as products of `asBroad` and `asFine`. */
export type Respelling = { broad: string; fine: string; asBroad: string; asFine: string };

type Spellings = Pick<FineCategory, "names" | "broadNames">;
type Kind = { broad: string; fine: string; count: number };

/** The spellings of every category, from rows in which each spelling is separate. */
export type SpelledCategories = {
  broads: ReadonlyMap<string, string[]>;
  fines: ReadonlyMap<string, Spellings>;
  /** Empty when every category has one spelling. */
  respellings: Respelling[];
};

/**
 * Finds categories that differ only by case and punctuation: they share a slug and become one category, named by the
 * spelling most of its products use.
 */
export function findSpellings(rows: CategoryRow[]): SpelledCategories {
  const ranked = rows.toSorted((a, b) => b.count - a.count || byCodePoint(a, b));
  const kinds = ranked.flatMap(({ broad, fine, count }): Kind[] =>
    fine === null ? [] : [{ broad, fine, count }],
  );
  const broads = grouped(
    ranked.filter(({ fine }) => fine === null),
    ({ broad }) => broadKey(broad),
    ({ broad }) => broad,
  );
  const fineNames = grouped(kinds, fineKey, ({ fine }) => fine);
  const broadNames = grouped(kinds, fineKey, ({ broad }) => broad);
  const fines = new Map(
    [...fineNames].map(([key, names]) => [key, { names, broadNames: broadNames.get(key) ?? [] }]),
  );
  const respellings = kinds.flatMap((kind): Respelling[] => {
    const asBroad = broads.get(broadKey(kind.broad))?.[0] ?? kind.broad;
    const asFine = fineNames.get(fineKey(kind))?.[0] ?? kind.fine;
    const same = asBroad === kind.broad && asFine === kind.fine;
    return same ? [] : [{ broad: kind.broad, fine: kind.fine, asBroad, asFine }];
  });
  return { broads, fines, respellings };
}

/** Categories with their fine categories, largest first, from rows in which each has one spelling. */
export function categoryTree(
  rows: CategoryRow[],
  { broads, fines }: SpelledCategories,
): Category[] {
  const categories = new Map<string, Category>();
  for (const { broad, fine, count, photo } of rows) {
    const names = broads.get(broadKey(broad)) ?? [broad];
    const category = categories.get(broad) ?? {
      name: broad,
      names,
      count: 0,
      photo: null,
      fine: [],
    };
    if (fine === null) category.count = count;
    else {
      const spelt = fines.get(fineKey({ broad, fine })) ?? { names: [fine], broadNames: [broad] };
      category.fine.push({ name: fine, ...spelt, count, photo });
    }
    category.photo ??= photo;
    categories.set(broad, category);
  }
  return [...categories.values()].sort((a, b) => b.count - a.count || a.name.localeCompare(b.name));
}

function broadKey(broad: string): string {
  return categorySlug(broad);
}

function fineKey({ broad, fine }: Pick<Kind, "broad" | "fine">): string {
  return `${categorySlug(broad)}/${categorySlug(fine)}`;
}

/** The distinct values of each key, in the order of the items. */
function grouped<T>(
  items: T[],
  keyOf: (item: T) => string,
  nameOf: (item: T) => string,
): Map<string, string[]> {
  const groups = new Map<string, Set<string>>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, (groups.get(key) ?? new Set()).add(nameOf(item)));
  }
  return new Map([...groups].map(([key, values]) => [key, [...values]]));
}

function byCodePoint(a: CategoryRow, b: CategoryRow): number {
  const [one, other] = [a, b].map(({ broad, fine }) => `${broad}\n${fine ?? ""}`);
  return (one ?? "") < (other ?? "") ? -1 : 1;
}
