import { matchedParts } from "@/lib/suggestions/matched-parts";
import { mergeSpellings } from "@/lib/suggestions/merge-spellings";
import { mixStarters, mixSuggestions } from "@/lib/suggestions/mix";
import { listByWords, listStarters } from "@/lib/suggestions/queries";
import type { MarkedSuggestion } from "@/lib/suggestions/suggestion";
import { typedWords } from "@/lib/suggestions/typed-words";

/**
 * At most MAX_SUGGESTIONS for what is being typed. For an empty field: popular queries and large categories.
 * @param q cleaned, at most MAX_TYPED_CHARACTERS
 */
export async function suggest(q: string): Promise<MarkedSuggestion[]> {
  if (q === "")
    return mixStarters(mergeSpellings(await listStarters())).map((each) => ({
      ...each,
      marks: [],
    }));
  const typed = typedWords(q);
  if (!typed) return [];
  const { suggestions, sought } = await listByWords(typed);
  return mixSuggestions(mergeSpellings(suggestions)).map((each) => ({
    ...each,
    marks: matchedParts(each.text, { ...typed, words: sought }),
  }));
}
