/**
 * Metrics of one ranking, as trec_eval and ir-measures define them (https://ir-measur.es/en/latest/measures.html).
 * `grades` are the judgements of the results in rank order, best rank first. A grade of 0 or less means not relevant;
 * results that nobody has judged count as not relevant too. If a ranking is shorter than k, its remaining ranks count
 * as not relevant.
 */
export type Grades = readonly number[];

/** P@k: the share of relevant results in the first k ranks, 0–1. */
export function precisionAt(k: number, grades: Grades): number {
  return countRelevant(k, grades) / wholeRank(k);
}

/** Set P: the share of relevant results among all results, however many, 0–1; 0 without results. */
export function setPrecision(grades: Grades): number {
  const relevant = grades.filter((grade) => grade > 0).length;
  return grades.length === 0 ? 0 : relevant / grades.length;
}

/** Success@k: 1 if the first k ranks hold a relevant result, otherwise 0. */
export function successAt(k: number, grades: Grades): number {
  return countRelevant(k, grades) > 0 ? 1 : 0;
}

/** The P@k of a perfect ranking: 1, or less where fewer than k relevant products exist. */
export function precisionCeiling(k: number, relevant: number): number {
  return Math.min(wholeRank(k), relevant) / k;
}

/** R@k: the share of all relevant products that are in the first k ranks, 0–1; 0 where none is relevant. */
export function recallAt(k: number, grades: Grades, relevant: number): number {
  return relevant === 0 ? 0 : countRelevant(k, grades) / relevant;
}

/** RR: 1 / the first relevant rank, or 0 without one. Its mean over queries is MRR. */
export function reciprocalRank(grades: Grades): number {
  const index = grades.findIndex((grade) => grade > 0);
  return index < 0 ? 0 : 1 / (index + 1);
}

/**
 * nDCG@k with the grade itself as gain and log2(rank + 1) as discount (Järvelin & Kekäläinen 2002, in the form that
 * trec_eval's ndcg_cut computes), 0–1; 0 where nothing is relevant.
 * @param judged all grades judged for the query, whether found or not, in any order; they make up the ideal ranking
 */
export function ndcgAt(k: number, grades: Grades, judged: Grades): number {
  const ideal = discountedGain(
    k,
    [...judged].sort((a, b) => b - a),
  );
  return ideal === 0 ? 0 : discountedGain(k, grades) / ideal;
}

/**
 * The order in which trec_eval reads a run: similarity descending, then document name descending, whatever ranks the
 * run states.
 */
export function inTrecOrder<T extends { name: string; similarity: number }>(
  results: readonly T[],
): T[] {
  return [...results].sort(
    (a, b) => b.similarity - a.similarity || (a.name < b.name ? 1 : a.name > b.name ? -1 : 0),
  );
}

function discountedGain(k: number, grades: Grades): number {
  const last = Math.min(wholeRank(k), grades.length);
  let sum = 0;
  for (let index = 0; index < last; index++) {
    sum += Math.max(0, grades[index] as number) / Math.log2(index + 2);
  }
  return sum;
}

function countRelevant(k: number, grades: Grades): number {
  const last = Math.min(wholeRank(k), grades.length);
  let count = 0;
  for (let index = 0; index < last; index++) if ((grades[index] as number) > 0) count++;
  return count;
}

function wholeRank(k: number): number {
  if (!Number.isInteger(k) || k < 1) throw new RangeError(`${k} is no rank to cut at.`);
  return k;
}
