import type { SearchResult } from "@/lib/search/types";

/** What is said of a style on its first card. */
export type StyleNote = {
  /** From 1, in the order in which the styles appear. */
  style: number;
  /** How many styles there are. */
  count: number;
  /** How many more products share it. */
  more: number;
};

/**
 * The first card of each style in the varied view, by product id. Every style opens on the first page, so later pages
 * have none.
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
