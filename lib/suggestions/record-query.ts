import { reportUnexpected } from "@/lib/failures/report-unexpected";
import { OnceADay } from "@/lib/suggestions/once-a-day";
import { looksPersonal } from "@/lib/suggestions/personal";
import { countQuery } from "@/lib/suggestions/popular-queries";
import { wordsOf } from "@/lib/suggestions/typed-words";

/** Longer queries are unlikely to be asked by anyone else. */
const MAX_CHARACTERS = 60;
const MAX_WORDS = 8;
const LIMITS = { perClient: 100, perThing: 100, inAll: 200_000 };

const globalForQueries = globalThis as typeof globalThis & { shopQueries?: OnceADay };

/**
 * Counts a search that found something, at most once a day per client, unless it may reveal something about a person.
 * Never fails; errors are logged. docs/decisions/0007-popular-queries.md says what is kept, and what is not.
 * @param client identifies the client; kept for the day, in memory, as a salted hash
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

/** The form in which a query is counted, or null if it is not. */
export function countedWords(q: string): string | null {
  if (looksPersonal(q)) return null;
  const words = wordsOf(q);
  const counted = words.join(" ");
  return words.length === 0 || words.length > MAX_WORDS || counted.length > MAX_CHARACTERS
    ? null
    : counted;
}
