import { UserError } from "@/lib/errors";
import { type Interval, mean, pairedDifference } from "@/lib/evaluation/metrics/bootstrap";
import { type EvaluationRun, type Figure, figureName, querySet } from "@/lib/evaluation/run";

export type FigureChange = Interval & {
  name: string;
  better: Figure["better"];
  before: number;
  after: number;
  difference: number;
  /** Whether the interval excludes 0. */
  clear: boolean;
};

export type Comparison = {
  /** How many queries both runs asked. */
  pairedQueries: number;
  notes: string[];
  changes: FigureChange[];
};

/**
 * The differences b − a of all figures that two runs of a protocol share, over their common queries, with paired
 * bootstrap 95% intervals.
 * @throws UserError when there is nothing to compare
 */
export function compareRuns(a: EvaluationRun, b: EvaluationRun): Comparison {
  if (a.protocol !== b.protocol) {
    throw new UserError(
      "compare",
      `One run is of the protocol ${a.protocol}, the other of ${b.protocol}. Compare two of the same.`,
    );
  }
  const after = new Map(b.figures.map((figure) => [figureName(figure), figure]));
  const pairs = new Map(
    Object.keys(a.queries).map((set) => [set, pairQueries(querySet(a, set), querySet(b, set))]),
  );
  const pairedQueries = [...pairs.values()].reduce((sum, { length }) => sum + length, 0);
  if (pairedQueries === 0) {
    throw new UserError(
      "compare",
      "The two runs have no query in common. Compare runs over the same catalogue with the same --seed.",
    );
  }
  const changes = a.figures.flatMap((before) => {
    const other = after.get(figureName(before));
    const pair = pairs.get(before.querySet);
    return other && pair && pair.length > 0 ? [change(before, other, pair)] : [];
  });
  if (changes.length === 0) {
    throw new UserError(
      "compare",
      `The two runs have no figure in common. Compare runs with the same --retrieval and --k (${armsIn(a)} and ${armsIn(b)}).`,
    );
  }
  return { pairedQueries, notes: notes(a, b, pairedQueries), changes };
}

/** Figures that are worse than the baseline's by more than the chance choice of queries explains. */
export function clearLosses({ changes }: Comparison): FigureChange[] {
  return changes.filter(
    ({ better, difference, clear }) =>
      clear && (better === "higher" ? difference < 0 : better === "lower" && difference > 0),
  );
}

type Pair = [number, number];

/** Positions of the same query in both lists. A query asked twice is paired in order. */
function pairQueries(a: string[], b: string[]): Pair[] {
  const waiting = new Map<string, number[]>();
  b.forEach((query, index) => {
    const positions = waiting.get(query);
    if (positions) positions.push(index);
    else waiting.set(query, [index]);
  });
  return a.flatMap((query, index): Pair[] => {
    const other = waiting.get(query)?.shift();
    return other === undefined ? [] : [[index, other]];
  });
}

function change(before: Figure, after: Figure, pairs: Pair[]): FigureChange {
  const a = pairs.map(([index]) => before.values[index] as number);
  const b = pairs.map(([, index]) => after.values[index] as number);
  const { difference, low, high } = pairedDifference(a, b);
  return {
    name: figureName(before),
    better: before.better,
    before: mean(a),
    after: mean(b),
    difference,
    low,
    high,
    clear: low > 0 || high < 0,
  };
}

function notes(a: EvaluationRun, b: EvaluationRun, paired: number): string[] {
  const count = (run: EvaluationRun) =>
    Object.values(run.queries).reduce((sum, queries) => sum + queries.length, 0);
  const found: string[] = [];
  if (paired < count(a) || paired < count(b)) {
    found.push(
      `The runs share ${paired} of ${count(a)} and ${count(b)} queries; only those count.`,
    );
  }
  if (a.catalogue.products !== b.catalogue.products) {
    found.push(
      `The catalogues differ: ${a.catalogue.products} and ${b.catalogue.products} products.`,
    );
  }
  for (const [run, other, which] of [
    [a, b, "first"],
    [b, a, "second"],
  ] as const) {
    const known = new Set(other.figures.map(({ arm }) => arm));
    const alone = new Set(run.figures.flatMap(({ arm }) => (known.has(arm) ? [] : [arm])));
    if (alone.size > 0) {
      found.push(`Not compared, since only the ${which} run has them: ${listed([...alone])}.`);
    }
  }
  return found;
}

function armsIn(run: EvaluationRun): string {
  return listed([...new Set(run.figures.map(({ arm }) => arm))]) || "nothing";
}

const ARMS_LISTED = 6;

/** A sweep over a setting has dozens of arms. Semicolons, because settings contain commas. */
function listed(arms: string[]): string {
  const more = arms.length - ARMS_LISTED;
  const first = arms.slice(0, ARMS_LISTED).join("; ");
  return more > 0 ? `${first}; and ${more} more` : first;
}
