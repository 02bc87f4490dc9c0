import { mean, pairedDifference } from "@/lib/evaluation/metrics/bootstrap";
import { randomFrom, shuffled } from "@/lib/evaluation/random";

/** For every target and setting, one value per query. */
export type Measured<Target extends string> = Record<Target, number[][]>;

type Choice = { at: number; reportedOn: number[] };

/**
 * Chooses the setting that is best on one half of the queries, and returns the other half to report it on: a setting
 * that fits the first half by chance gains nothing there.
 * @param chosenBy targets by priority; the first one on which two settings differ decides
 * @param among indexes of the settings to choose from
 */
export function chooseOnHalf<Target extends string>(
  measured: Measured<Target>,
  chosenBy: readonly Target[],
  among: readonly number[],
  seed: number,
): Choice {
  const [first] = chosenBy;
  const queries = first ? (measured[first][0]?.length ?? 0) : 0;
  const order = shuffled(
    Array.from({ length: queries }, (_, index) => index),
    randomFrom(seed),
  );
  const half = Math.floor(queries / 2);
  const [chosenOn, reportedOn] = [order.slice(0, half), order.slice(half)];
  const { at } = among
    .map((setting) => ({
      at: setting,
      by: chosenBy.map((target) => mean(valuesOn(measured[target][setting], chosenOn))),
    }))
    .reduce((a, b) => (isBetter(b.by, a.by) ? b : a));
  return { at, reportedOn };
}

/** What a choice is worth: its mean and the difference to a baseline, as in "0.612 (+0.011, +0.002 to +0.020)". */
export function worthOf<Target extends string>(
  measured: Measured<Target>,
  target: Target,
  { at, reportedOn }: Choice,
  baseline: number,
): string {
  const ours = valuesOn(measured[target][at], reportedOn);
  const theirs = valuesOn(measured[target][baseline], reportedOn);
  const { difference, low, high } = pairedDifference(theirs, ours);
  const signed = (value: number) => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(3)}`;
  return `${mean(ours).toFixed(3)} (${signed(difference)}, ${signed(low)} to ${signed(high)})`;
}

function valuesOn(values: number[] | undefined, part: readonly number[]): number[] {
  return part.map((index) => values?.[index] ?? 0);
}

function isBetter(a: number[], b: number[]): boolean {
  const at = a.findIndex((value, index) => Math.abs(value - (b[index] as number)) > 1e-9);
  return at >= 0 && (a[at] as number) > (b[at] as number);
}
