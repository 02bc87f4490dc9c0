import { randomFrom } from "@/lib/evaluation/random";

export type Interval = { low: number; high: number };
export type BootstrapOptions = { resamples?: number; seed?: number; confidence?: number };

const RESAMPLES = 2_000;
const SEED = 1;

/** The mean; 0 without values. */
export function mean(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return values.length === 0 ? 0 : sum / values.length;
}

/**
 * The percentile bootstrap interval of a mean over queries (Efron & Tibshirani 1993, chapter 13): queries are resampled
 * with replacement, and the interval spans the middle 95% of the resampled means.
 */
export function bootstrapInterval(
  values: readonly number[],
  { resamples = RESAMPLES, seed = SEED, confidence = 0.95 }: BootstrapOptions = {},
): Interval {
  if (values.length === 0) return { low: 0, high: 0 };
  const data = Float64Array.from(values);
  const random = randomFrom(seed);
  const means = new Float64Array(resamples);
  for (let sample = 0; sample < resamples; sample++) {
    let sum = 0;
    for (let draw = 0; draw < data.length; draw++) {
      sum += data[Math.floor(random() * data.length)] as number;
    }
    means[sample] = sum / data.length;
  }
  means.sort();
  const tail = (1 - confidence) / 2;
  return { low: quantile(means, tail), high: quantile(means, 1 - tail) };
}

/**
 * How much better b is than a over the same queries: the mean of the differences and its paired bootstrap interval
 * (Sakai, SIGIR 2006). If the interval excludes 0, the choice of queries hardly explains the difference.
 * @param a one value per query
 * @param b the values of the same queries in the same order
 */
export function pairedDifference(
  a: readonly number[],
  b: readonly number[],
  options: BootstrapOptions = {},
): Interval & { difference: number } {
  if (a.length !== b.length) {
    throw new RangeError(`Paired values come in twos: ${a.length} and ${b.length} do not pair.`);
  }
  const differences = a.map((value, index) => (b[index] as number) - value);
  return { difference: mean(differences), ...bootstrapInterval(differences, options) };
}

/** Linear interpolation between order statistics (type 7 of Hyndman & Fan 1996, numpy's default). */
function quantile(sorted: Float64Array, probability: number): number {
  const position = (sorted.length - 1) * probability;
  const below = Math.floor(position);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (high - low) * (position - below);
}
