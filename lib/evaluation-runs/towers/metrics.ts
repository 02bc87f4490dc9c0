import { cosines, type Vectors } from "@/lib/evaluation-runs/towers/vectors";

export type IsRelevant = (query: number, document: number) => boolean;

/** The k greatest, in descending order; ties go to the first. */
function greatest(values: Float64Array, k: number): number[] {
  const top: number[] = [];
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    if (top.length === k && value <= (values[top[k - 1] as number] as number)) continue;
    let place = top.length;
    while (place > 0 && (values[top[place - 1] as number] as number) < value) place--;
    top.splice(place, 0, at);
    if (top.length > k) top.pop();
  }
  return top;
}

/** Mean share, 0 to 1, of relevant documents among each query's k nearest. */
export function precision(
  queries: Vectors,
  documents: Vectors,
  isRelevant: IsRelevant,
  { k = 10, skipSelf = false } = {},
): number {
  const similarity = new Float64Array(documents.rows);
  let found = 0;
  for (let query = 0; query < queries.rows; query++) {
    cosines(queries, query, documents, similarity);
    if (skipSelf) similarity[query] = -9;
    for (const document of greatest(similarity, k)) if (isRelevant(query, document)) found++;
  }
  return found / (queries.rows * k);
}

/** The precision of a perfect ranking: with 4 relevant documents, 10 ranks hold 4. */
export function ceiling(queries: number, documents: number, isRelevant: IsRelevant, k = 10) {
  let reachable = 0;
  for (let query = 0; query < queries; query++) {
    let relevant = 0;
    for (let document = 0; document < documents && relevant < k; document++) {
      if (isRelevant(query, document)) relevant++;
    }
    reachable += relevant;
  }
  return reachable / (queries * k);
}

/** For each k, the share of queries whose own document (of the same row) is among the k nearest; ties count against it. */
export function recalls(queries: Vectors, documents: Vectors, ks: readonly number[]): number[] {
  const similarity = new Float64Array(documents.rows);
  const found = ks.map(() => 0);
  for (let query = 0; query < queries.rows; query++) {
    cosines(queries, query, documents, similarity);
    const own = similarity[query] as number;
    let rank = 0;
    for (let i = 0; i < similarity.length; i++) if ((similarity[i] as number) >= own) rank++;
    for (const [at, k] of ks.entries()) if (rank <= k) found[at] = (found[at] as number) + 1;
  }
  return found.map((count) => count / queries.rows);
}

/**
 * For each k, the expected recall of a ranking that knows each document's group without error, and nothing else: a
 * query's own document is equally likely to be anywhere in its group.
 * @param groups of the queries' own documents; each is among `crowd`
 */
export function recallsOfKnowing(
  groups: readonly string[],
  crowd: readonly string[],
  ks: readonly number[],
): number[] {
  const sizes = new Map<string, number>();
  for (const group of crowd) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return ks.map((k) => {
    const shares = groups.map((group) => Math.min(1, k / (sizes.get(group) ?? 1)));
    return shares.reduce((sum, share) => sum + share, 0) / groups.length;
  });
}

/** The share of queries whose nearest document is the one named in `labels`. */
export function accuracy(queries: Vectors, documents: Vectors, labels: readonly number[]): number {
  return precision(queries, documents, (query, document) => labels[query] === document, { k: 1 });
}
