import { MAX_SUGGESTIONS, type Suggestion } from "@/lib/suggestions/suggestion";

/** The share of each kind when the others have something to offer too. */
const SHARES = { query: 3, category: 2, product: 3 } as const;
const ORDER = ["query", "category", "product"] as const;
/** A few to start with, before anything is typed. */
const STARTERS = 6;
/** Products get leftover places first: they are what people came for. */
const LEFT_OVER_TO = ["product", "category", "query"] as const;

/**
 * The suggestions to show: queries, then categories, then products, each in the given order, MAX_SUGGESTIONS in all.
 * Places that one kind does not use go to the others.
 */
export function mixSuggestions(found: Suggestion[]): Suggestion[] {
  const offered = (kind: Suggestion["kind"]) => found.filter((each) => each.kind === kind);
  const taken = { query: 0, category: 0, product: 0 };
  let left = MAX_SUGGESTIONS;
  const take = (kind: Suggestion["kind"], most: number) => {
    const more = Math.min(most, left, offered(kind).length - taken[kind]);
    taken[kind] += more;
    left -= more;
  };
  for (const kind of ORDER) take(kind, SHARES[kind]);
  for (const kind of LEFT_OVER_TO) take(kind, left);
  return ORDER.flatMap((kind) => offered(kind).slice(0, taken[kind]));
}

/** Suggestions for an empty field: what others look for, filled up with the largest categories. */
export function mixStarters(found: Suggestion[]): Suggestion[] {
  const queries = found.filter(({ kind }) => kind === "query").slice(0, STARTERS - 1);
  const categories = found.filter(({ kind }) => kind === "category");
  return [...queries, ...categories].slice(0, STARTERS);
}
