import { categorySlug } from "@/lib/catalogue/category-slug";
import type { SearchPlan } from "@/lib/search/plan";
import { listNearestCategories } from "@/lib/search/relevance/fallback-queries";
import type { CategoryHint, SearchResponse } from "@/lib/search/types";
import { findJoined, listSpellings } from "@/lib/search/understanding/spelling";

type Fallbacks = Pick<SearchResponse, "didYouMean" | "nearestCategories">;

/** Below this lexical strength the words do not name a product, and one of them may be misspelt. */
const NAMED = 3;
const CATEGORIES = 4;

/**
 * What to offer beside or instead of results: the query respelt with words of the catalogue and, when the match is not
 * strong, the nearest categories. On the first page only.
 */
export async function findFallbacks(
  { request, query }: SearchPlan,
  strong: boolean,
  strongest: number | null,
): Promise<Fallbacks> {
  if (request.page > 1 || query.vector === null) return { didYouMean: null, nearestCategories: [] };
  const misspelt = query.words !== "" && (strongest === null || strongest < NAMED);
  return {
    didYouMean: misspelt ? await respelt(query.words) : null,
    nearestCategories: strong
      ? []
      : oncePerAddress(await listNearestCategories(query.space, query.vector, CATEGORIES)),
  };
}

/** Drops categories that differ from an earlier one only by case or punctuation. */
function oncePerAddress(categories: CategoryHint[]): CategoryHint[] {
  const slugs = categories.map(({ broad, fine }) => [broad, fine].map(categorySlug).join("/"));
  return categories.filter((_, index) => slugs.indexOf(slugs[index] ?? "") === index);
}

/**
 * The query with each word unknown to the catalogue replaced by the nearest known one, and the first two words that the
 * catalogue writes as one joined ("turtle neck"). Null when every word is known.
 */
async function respelt(words: string): Promise<string | null> {
  const parts = words.split(" ");
  const spellings = await listSpellings(parts);
  if (spellings.size === 0) return null;
  const joined = await findJoined(parts, spellings);
  return parts
    .flatMap((part, index) => {
      if (index === joined?.index) return [joined.word];
      return joined && index === joined.index + 1 ? [] : [spellings.get(part) ?? part];
    })
    .join(" ");
}
