import { listNearestCategories } from "@/lib/search/other-ways-queries";
import type { Question } from "@/lib/search/question";
import { listUnknownWords } from "@/lib/search/search-word-queries";
import { listSpellings } from "@/lib/search/spellings";
import type { SearchResponse } from "@/lib/search/types";

type OtherWays = Pick<SearchResponse, "didYouMean" | "nearestCategories">;

/** Below this strength the words name nothing by themselves, and one of them may be misspelt. */
const NAMED = 3;
const CATEGORIES = 4;

/**
 * What to offer beside or instead of results: the query in words that the catalogue has, and the categories nearest
 * to it when the match is not strong. On the first page only.
 */
export async function findOtherWays(
  { request, query }: Question,
  strong: boolean,
  strongest: number | null,
): Promise<OtherWays> {
  if (request.page > 1 || query.vector === null) return { didYouMean: null, nearestCategories: [] };
  const misspelt = query.words !== "" && (strongest === null || strongest < NAMED);
  return {
    didYouMean: misspelt ? await respelt(query.words) : null,
    nearestCategories: strong
      ? []
      : await listNearestCategories(query.space, query.vector, CATEGORIES),
  };
}

/**
 * The words with each that the catalogue does not know replaced by the nearest that it does, and the first two made one
 * that are one there ("turtle neck"); null when all are known.
 */
async function respelt(words: string): Promise<string | null> {
  const parts = words.split(" ");
  const spellings = await listSpellings(parts);
  if (spellings.size === 0) return null;
  const pairs = parts.slice(1).map((part, index) => `${parts[index]}${part}`);
  const isDoubtful = (index: number) =>
    [parts[index], parts[index + 1]].some((part) => part !== undefined && spellings.has(part));
  const unknown = await listUnknownWords(pairs.filter((_, index) => isDoubtful(index)));
  const joined = pairs.findIndex((pair, index) => isDoubtful(index) && !unknown.has(pair));
  return parts
    .map((part, index) => (index === joined ? pairs[index] : (spellings.get(part) ?? part)))
    .filter((_, index) => joined < 0 || index !== joined + 1)
    .join(" ");
}
