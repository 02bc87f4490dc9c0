import { categorySlug } from "@/lib/catalogue/category-slug";
import type { CardPhoto } from "@/lib/catalogue/product";

export type FineCategory = {
  /** As most of its products spell it. */
  name: string;
  /** Every spelling, `name` first. */
  names: string[];
  /** The spellings of its broad category that have it. */
  broadNames: string[];
  /** Published products, the colours of one counted as the shop shows them. */
  count: number;
  /** Of its newest product that has one. */
  photo: CardPhoto | null;
};
export type Category = Omit<FineCategory, "broadNames"> & {
  /** The largest first. */
  fine: FineCategory[];
};

/** A broad category (`fine` null) or one of its kinds, with its products. */
export type CategoryRow = {
  broad: string;
  fine: string | null;
  count: number;
  photo: CardPhoto | null;
};

/** Products of `broad` and `fine` that are to be counted as those of `asBroad` and `asFine`. */
export type Respelling = { broad: string; fine: string; asBroad: string; asFine: string };

type Spellings = Pick<FineCategory, "names" | "broadNames">;
type Kind = { broad: string; fine: string; count: number };

/** What categories are spelt like, found from rows that tell every spelling apart. */
export type SpelledCategories = {
  broads: ReadonlyMap<string, string[]>;
  fines: ReadonlyMap<string, Spellings>;
  /** Empty where no category is spelt in two ways. */
  respellings: Respelling[];
};

/**
 * Finds the categories that differ by case and punctuation alone: they have one slug, and are one category under the
 * spelling of most of its products.
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

/** Categories with their kinds, the largest first, from rows that spell each in one way. */
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

/** Values by key, each once, in the order of the items. */
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
