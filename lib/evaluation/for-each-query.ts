import { setImmediate as nextTurn } from "node:timers/promises";
import type { Progress, Watch } from "@/lib/evaluation/subject";

/** A database answers several queries at once; more would only wait. */
const AT_ONCE = 4;

/**
 * Results for all items in order, computed a few at a time, with progress. The first failure ends it, as does the
 * signal.
 */
export async function forEachQuery<T, R>(
  what: string,
  items: readonly T[],
  body: (item: T, index: number) => Promise<R>,
  { onProgress, signal }: Watch,
): Promise<R[]> {
  const results = new Array<R>(items.length);
  const progress: Progress = { what, done: 0, total: items.length };
  let next = 0;
  async function work(): Promise<void> {
    while (next < items.length) {
      // Lets answers and signals through when the body only computes.
      await nextTurn();
      signal?.throwIfAborted();
      if (next >= items.length) break;
      const index = next++;
      results[index] = await body(items[index] as T, index);
      progress.done++;
      onProgress?.({ ...progress });
    }
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, work));
  return results;
}

const QUERIES_PER_BATCH = 500;

/** Like forEachQuery, but first embeds the words of a whole batch of queries at once. */
export async function forEachEmbeddedQuery<T, R>(
  what: string,
  items: readonly T[],
  wordsOf: (item: T) => string,
  embedQueries: (texts: string[]) => Promise<Float32Array[]>,
  body: (item: T, vector: Float32Array, index: number) => Promise<R>,
  watch: Watch,
): Promise<R[]> {
  const results: R[] = [];
  for (let start = 0; start < items.length; start += QUERIES_PER_BATCH) {
    const batch = items.slice(start, start + QUERIES_PER_BATCH);
    const vectors = await embedQueries(batch.map(wordsOf));
    const { onProgress, signal } = watch;
    results.push(
      ...(await forEachQuery(
        what,
        batch,
        (item, index) => body(item, vectors[index] as Float32Array, start + index),
        {
          signal,
          onProgress: ({ done }) => onProgress?.({ what, done: start + done, total: items.length }),
        },
      )),
    );
  }
  return results;
}

/** Like forEachEmbeddedQuery, but runs queries with the same words only once. Results are in the queries' order. */
export async function forEachDifferentQuery<R>(
  what: string,
  queries: readonly { words: string }[],
  embedQueries: (texts: string[]) => Promise<Float32Array[]>,
  body: (words: string, vector: Float32Array) => Promise<R>,
  watch: Watch,
): Promise<R[]> {
  const positions = new Map<string, number>();
  for (const { words } of queries) {
    if (!positions.has(words)) positions.set(words, positions.size);
  }
  const different = [...positions.keys()];
  const asItIs = (words: string) => words;
  const results = await forEachEmbeddedQuery(what, different, asItIs, embedQueries, body, watch);
  return queries.map(({ words }) => results[positions.get(words) as number] as R);
}
