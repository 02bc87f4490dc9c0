import { TARGETS } from "@/lib/evaluation/attribute-query";
import { KEPT_METRIC, SHARE_METRIC } from "@/lib/evaluation/kept";
import { decimals, meanOf, type Table } from "@/lib/evaluation/report/table";
import { SEARCH_ARMS, SHOP_ARM } from "@/lib/evaluation/retrieval";
import { type EvaluationRun, type Figure, findFigure } from "@/lib/evaluation/run";
import { SEARCH_TYPES } from "@/lib/evaluation/subject";

/** By k: description, image, average, as published for jina-clip-v1 on Fashion200k with 1,000 queries. */
const PUBLISHED: Record<string, Record<number, [number, number, number]>> = {
  "broad category": {
    10: [0.9026, 0.7614, 0.923],
    20: [0.915, 0.7523, 0.9229],
    50: [0.9134, 0.7418, 0.9226],
    100: [0.9092, 0.7258, 0.915],
  },
  "fine category": {
    10: [0.2314, 0.2037, 0.2711],
    20: [0.2316, 0.1964, 0.2631],
    50: [0.2254, 0.175, 0.239],
    100: [0.2139, 0.1675, 0.2286],
  },
};

/**
 * The article's table, one part per category, with what a perfect ranking would reach and the article's figures,
 * followed by what the cutoff keeps in the search that shoppers get. Shows only the arms that the run has.
 */
export function articleTables(run: EvaluationRun): Table[] {
  const ranks = [...new Set(run.figures.map(rankOf))].filter((k) => k !== null);
  const arms = SEARCH_ARMS.filter((arm) => run.figures.some((figure) => figure.arm === arm));
  const precisions = TARGETS.map((target) => {
    const published = PUBLISHED[target];
    return {
      title: `Precision by ${target}`,
      columns: [
        "k",
        ...arms,
        "ceiling",
        ...(published ? SEARCH_TYPES.map((type) => `article: ${type}`) : []),
      ],
      rows: ranks.map((k) => {
        const figures = arms.map((arm) => findFigure(run, { arm, target, metric: `P@${k}` }));
        const ceiling = figures[0]?.ceiling ?? null;
        return [
          String(k),
          ...figures.map(meanOf),
          ceiling === null ? "" : decimals(ceiling),
          ...(published ? SEARCH_TYPES.map((_, at) => publishedAt(published, k, at)) : []),
        ];
      }),
    };
  });
  return arms.includes(SHOP_ARM) ? [...precisions, keptTable(run)] : precisions;
}

/** The k of a P@k; null for other figures. */
export function rankOf({ metric }: Pick<Figure, "metric">): number | null {
  const found = /^P@(\d+)$/.exec(metric);
  return found ? Number(found[1]) : null;
}

function keptTable(run: EvaluationRun): Table {
  const kept = findFigure(run, { arm: SHOP_ARM, target: "", metric: KEPT_METRIC });
  const shares = TARGETS.map((target) =>
    findFigure(run, { arm: SHOP_ARM, target, metric: SHARE_METRIC }),
  );
  return {
    title: "What shoppers page through, and the share of it that is relevant (set P)",
    columns: ["", KEPT_METRIC, ...TARGETS],
    rows: [[SHOP_ARM, meanOf(kept), ...shares.map(meanOf)]],
  };
}

export const PUBLISHED_NOTE =
  "The article's figures are of another catalogue (Fashion200k) and another model (jina-clip-v1): compare their order, not their height.";

function publishedAt(published: Record<number, number[]>, k: number, at: number): string {
  const value = published[k]?.[at];
  return value === undefined ? "" : decimals(value);
}
