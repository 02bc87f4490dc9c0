import type { SearchPlan } from "@/lib/search/plan";
import { countKnownWords } from "@/lib/search/understanding/spelling-queries";

/** From this lexical strength on words name what was found, however far it is by vectors. */
const NAMED = 2;

/**
 * Whether what was found answers the request. Text vectors are near to something whatever one writes, so words of which
 * the catalogue knows none must come nearer than those that it knows.
 * @param found its smallest cosine distance, its greatest lexical strength and how much there is
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
