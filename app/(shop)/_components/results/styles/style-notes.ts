import type { SearchResult } from "@/lib/search/types";

/** What the first card of a style says about it. */
export type StyleNote = {
  /** Numbered from 1, in order of appearance. */
  style: number;
  /** How many styles there are. */
  count: number;
  /** How many more products belong to this style. */
  more: number;
};

/**
 * The notes for the first card of each style in the varied view, by product id. Every style begins on the first page,
 * so later pages have none.
 */
export function styleNotes(
  results: Pick<SearchResult, "id" | "cluster" | "clusterSize">[],
  page: number,
): Map<string, StyleNote> {
  const notes = new Map<string, StyleNote>();
  if (page !== 1) return notes;
  const firsts = new Map<number, (typeof results)[number]>();
  for (const result of results) {
    const { cluster } = result;
    if (cluster !== null && !firsts.has(cluster)) firsts.set(cluster, result);
  }
  for (const [cluster, { id, clusterSize }] of firsts) {
    notes.set(id, { style: cluster + 1, count: firsts.size, more: (clusterSize ?? 1) - 1 });
  }
  return notes;
}
