import type { getTranslations } from "next-intl/server";
import type { CardNote } from "@/components/product-card";
import type { SearchResult } from "@/lib/search/types";

/**
 * What the first card of each style says in the varied view, by product id: "Style 2 of 5 · 11 more like this".
 * Every style opens on the first page, so later pages say nothing. `t` has the words of Search.
 */
export function styleNotes(
  results: Pick<SearchResult, "id" | "cluster" | "clusterSize">[],
  page: number,
  t: Awaited<ReturnType<typeof getTranslations<"Search">>>,
): Map<string, CardNote> {
  const notes = new Map<string, CardNote>();
  if (page !== 1) return notes;
  const styleCount = new Set(
    results.map(({ cluster }) => cluster).filter((cluster) => cluster !== null),
  ).size;
  const seen = new Set<number>();
  for (const { id, cluster, clusterSize } of results) {
    if (cluster === null || seen.has(cluster)) continue;
    seen.add(cluster);
    const more = (clusterSize ?? 1) - 1;
    notes.set(id, {
      name: t("style", { number: seen.size, count: styleCount }),
      detail: more > 0 ? t("moreLikeThis", { count: more }) : null,
    });
  }
  return notes;
}
