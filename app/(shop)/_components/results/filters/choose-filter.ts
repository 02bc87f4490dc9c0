import type { Place } from "@/app/(shop)/_components/results/place";
import { DEFAULT_REQUEST } from "@/lib/search/request/search-params";
import type { Filters } from "@/lib/search/types";

export type ListFilter = "colours" | "tags";

/** Adds a value, or removes it if it is already chosen. */
export function toggleValue(filters: Filters, name: ListFilter, value: string): Filters {
  return { ...filters, [name]: toggled(filters[name], value) };
}

/** Adds a broad category, or removes it together with its chosen fine ones. */
export function toggleCategory(filters: Filters, broad: string, itsFines: string[]): Filters {
  const categories = toggled(filters.categories, broad);
  if (categories.includes(broad)) return { ...filters, categories };
  return {
    ...filters,
    categories,
    fines: filters.fines.filter((fine) => !itsFines.includes(fine)),
  };
}

/** Toggles a fine category. Adding one also chooses its broad category, which stays when the fine one is removed. */
export function toggleFine(filters: Filters, broad: string, fine: string): Filters {
  const categories = filters.categories.includes(broad)
    ? filters.categories
    : [...filters.categories, broad];
  return { ...filters, categories, fines: toggled(filters.fines, fine) };
}

/** No filters except those that the place itself implies. */
export function clearedFilters(place: Place): Filters {
  return { ...DEFAULT_REQUEST.filters, ...place.category };
}

/** How many filters the shopper chose: a price range counts once, the place's own category not at all. */
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
