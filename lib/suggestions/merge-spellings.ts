import { categorySlug } from "@/lib/catalogue/category-slug";
import type { Suggestion } from "@/lib/suggestions/suggestion";

/** The suggestions in order, with the spellings of a category merged into one, since they lead to the same page. */
export function mergeSpellings(found: Suggestion[]): Suggestion[] {
  const merged = new Map<string | number, Suggestion>();
  for (const [index, suggestion] of found.entries()) {
    if (suggestion.kind !== "category") {
      merged.set(index, suggestion);
      continue;
    }
    const { broad, fine, count } = suggestion;
    const key = [broad, fine ?? ""].map(categorySlug).join("/");
    const first = merged.get(key);
    if (first?.kind === "category") merged.set(key, { ...first, count: first.count + count });
    else merged.set(key, suggestion);
  }
  return [...merged.values()];
}
