import type { SearchPlan } from "@/lib/search/plan";
import { countKnownWords } from "@/lib/search/understanding/spelling-queries";

/** From this lexical strength on, the words name the product found, however far its vector lies. */
const NAMED = 2;

/**
 * Whether the results answer the request. Any text lies near something in vector space, so words unknown to the
 * catalogue must come nearer than known ones.
 * @param found its smallest cosine distance, its greatest lexical strength and the number of results
 */
export async function isStrongMatch(
  { query, cutoff }: SearchPlan,
  found: { nearest: number | null; strongest: number | null; total: number },
): Promise<boolean> {
  const { nearest, strongest, total } = found;
  if (query.vector === null) return true;
  if (total === 0) return false;
  if (strongest !== null && strongest >= NAMED) return true;
  if (cutoff === null || nearest === null || nearest <= cutoff.medianBestDistance) return true;
  if (nearest > cutoff.strongMatchDistance) return false;
  if (query.words === "" || strongest !== null) return true;
  return (await countKnownWords(query.words)).known > 0;
}
