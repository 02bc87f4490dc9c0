import { reportUnexpected } from "@/lib/failures/report-unexpected";
import { OnceADay } from "@/lib/suggestions/once-a-day";
import { looksPersonal } from "@/lib/suggestions/personal";
import { countQuery } from "@/lib/suggestions/popular-queries";
import { wordsOf } from "@/lib/suggestions/typed-words";

/** Longer ones are nobody else's. */
const MAX_CHARACTERS = 60;
const MAX_WORDS = 8;
const LIMITS = { perClient: 100, perThing: 100, inAll: 200_000 };

const globalForQueries = globalThis as typeof globalThis & { shopQueries?: OnceADay };

/**
 * Counts a search that found something, at most once a day for a client, unless it may tell something about a person.
 * Never fails: the log has what went wrong. docs/decisions/0007-popular-queries.md says what is kept, and what not.
 * @param client what tells clients apart; kept for the day, in memory, as a salted hash
 */
export async function recordQuery(q: string, client: string): Promise<void> {
  try {
    const words = countedWords(q);
    if (words === null) return;
    globalForQueries.shopQueries ??= new OnceADay(LIMITS);
    if (globalForQueries.shopQueries.isFirst(client, words)) await countQuery(words);
  } catch (error) {
    reportUnexpected(error, { doing: "counting a query" });
  }
}

/** What a query is counted as, or null when it is not. */
export function countedWords(q: string): string | null {
  if (looksPersonal(q)) return null;
  const words = wordsOf(q);
  const counted = words.join(" ");
  return words.length === 0 || words.length > MAX_WORDS || counted.length > MAX_CHARACTERS
    ? null
    : counted;
}
