/** The subtopics that a result shows, such as "red, striped". Empty: not relevant to the query. */
export type Subtopics = readonly string[];

/**
 * α-nDCG@k (Clarke et al., SIGIR 2008): a subtopic's gain shrinks by the factor 1 − α with every earlier result that
 * shows it. The sum is discounted by log2(rank + 1) and divided by the ideal ranking's. The ideal is found greedily, as
 * ndeval does (the exact one is NP-complete); with one subtopic per product, greedy is exact. 0 where nothing is
 * relevant.
 * @param ranked subtopics of the results in rank order
 * @param idealGain alphaIdealGain of everything relevant to the query
 * @param alpha how much less a repetition is worth, 0–1
 */
export function alphaNdcgAt(
  k: number,
  ranked: readonly Subtopics[],
  idealGain: number,
  alpha = 0.5,
): number {
  if (idealGain === 0) return 0;
  const seen = new Map<string, number>();
  let sum = 0;
  ranked.slice(0, k).forEach((subtopics, index) => {
    sum += novelGain(subtopics, seen, alpha) / Math.log2(index + 2);
    show(subtopics, seen);
  });
  return sum / idealGain;
}

/** The discounted gain of the best ranking of `relevant` found greedily, for alphaNdcgAt. */
export function alphaIdealGain(k: number, relevant: readonly Subtopics[], alpha = 0.5): number {
  const pool = groupEqual(relevant);
  const seen = new Map<string, number>();
  let sum = 0;
  for (let index = 0; index < k; index++) {
    let best: { subtopics: Subtopics; left: number } | null = null;
    let bestGain = 0;
    for (const group of pool) {
      if (group.left === 0) continue;
      const gain = novelGain(group.subtopics, seen, alpha);
      if (gain > bestGain) {
        best = group;
        bestGain = gain;
      }
    }
    if (!best) break;
    sum += bestGain / Math.log2(index + 2);
    show(best.subtopics, seen);
    best.left--;
  }
  return sum;
}

/**
 * S-recall@k (Zhai, Cohen & Lafferty, SIGIR 2003): the share of the available subtopics that the first k results show,
 * 0–1; 0 where none is available.
 */
export function subtopicRecallAt(
  k: number,
  ranked: readonly Subtopics[],
  available: number,
): number {
  return available === 0 ? 0 : new Set(ranked.slice(0, k).flat()).size / available;
}

/** How many different values the first k results have; results without a value do not count. */
export function distinctAt(k: number, values: readonly (string | null)[]): number {
  return new Set(values.slice(0, k).filter((value) => value !== null)).size;
}

/**
 * Intra-list distance of pictures (Ziegler et al., WWW 2005, as a distance): mean and minimum of the pairwise cosine
 * distance 1 − cos, each 0–2. 0 for fewer than two vectors.
 */
export function intraListDistance(vectors: readonly Float32Array[]): { mean: number; min: number } {
  if (vectors.length < 2) return { mean: 0, min: 0 };
  const lengths = vectors.map((vector) => Math.sqrt(dot(vector, vector)));
  let sum = 0;
  let min = Number.POSITIVE_INFINITY;
  for (let i = 0; i < vectors.length; i++) {
    for (let j = 0; j < i; j++) {
      const cosine =
        dot(vectors[i] as Float32Array, vectors[j] as Float32Array) /
        ((lengths[i] as number) * (lengths[j] as number));
      const distance = Math.min(2, Math.max(0, 1 - cosine));
      sum += distance;
      min = Math.min(min, distance);
    }
  }
  return { mean: sum / ((vectors.length * (vectors.length - 1)) / 2), min };
}

function novelGain(subtopics: Subtopics, seen: Map<string, number>, alpha: number): number {
  let gain = 0;
  for (const subtopic of subtopics) gain += (1 - alpha) ** (seen.get(subtopic) ?? 0);
  return gain;
}

function show(subtopics: Subtopics, seen: Map<string, number>): void {
  for (const subtopic of subtopics) seen.set(subtopic, (seen.get(subtopic) ?? 0) + 1);
}

/** Products with the same subtopics are worth the same, so the greedy search looks at groups, not products. */
function groupEqual(relevant: readonly Subtopics[]): { subtopics: Subtopics; left: number }[] {
  const groups = new Map<string, { subtopics: Subtopics; left: number }>();
  for (const subtopics of relevant) {
    const key = JSON.stringify(subtopics);
    const group = groups.get(key);
    if (group) group.left++;
    else groups.set(key, { subtopics, left: 1 });
  }
  return [...groups.values()];
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) {
    sum += (a[index] as number) * (b[index] as number);
  }
  return sum;
}
