import type { Place } from "@/app/(shop)/_components/results/place";
import { DEFAULT_REQUEST } from "@/lib/search/request/search-params";
import type { Filters } from "@/lib/search/types";

export type ListFilter = "colours" | "tags";

/** A value chosen, or taken back where it is. */
export function toggleValue(filters: Filters, name: ListFilter, value: string): Filters {
  return { ...filters, [name]: toggled(filters[name], value) };
}

/** A broad category chosen, or taken back together with those of its fine ones that are. */
export function toggleCategory(filters: Filters, broad: string, itsFines: string[]): Filters {
  const categories = toggled(filters.categories, broad);
  if (categories.includes(broad)) return { ...filters, categories };
  return {
    ...filters,
    categories,
    fines: filters.fines.filter((fine) => !itsFines.includes(fine)),
  };
}

/** A fine category chosen within its broad one, which is chosen with it and stays when the fine one is taken back. */
export function toggleFine(filters: Filters, broad: string, fine: string): Filters {
  const categories = filters.categories.includes(broad)
    ? filters.categories
    : [...filters.categories, broad];
  return { ...filters, categories, fines: toggled(filters.fines, fine) };
}

/** No filters but those that the place itself stands for. */
export function clearedFilters(place: Place): Filters {
  return { ...DEFAULT_REQUEST.filters, ...place.category };
}

/** How many filters a shopper chose; a price range counts once, the place's own category does not. */
export function chosenCount(filters: Filters, place: Place): number {
  const { categories, fines, colours, tags, minPriceHundredths, maxPriceHundredths, inStock } =
    filters;
  const lists = place.category ? [colours, tags] : [categories, fines, colours, tags];
  return (
    lists.reduce((count, { length }) => count + length, 0) +
    (minPriceHundredths !== null || maxPriceHundredths !== null ? 1 : 0) +
    (inStock ? 1 : 0)
  );
}

function toggled(values: string[], value: string): string[] {
  return values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
}
