import { forEachEmbeddedQuery } from "@/lib/evaluation/for-each-query";
import { fusedTable, queryProducts, rankFused } from "@/lib/evaluation/fused-ranking";
import { KEPT_NOTE, relevantShare, resultsKept } from "@/lib/evaluation/kept";
import { precisionAt, recallAt, reciprocalRank } from "@/lib/evaluation/metrics/ranking";
import {
  categoryTasks,
  type GivenQuery,
  givenCategoryTasks,
  givenTitleTask,
  type Task,
  titleTask,
} from "@/lib/evaluation/protocols/products-tasks";
import {
  ALL_THAT_IS_KEPT,
  armsOf,
  type Retrieval,
  SHOP_ARM,
  searchBy,
} from "@/lib/evaluation/retrieval";
import { type Figure, type Findings, figure } from "@/lib/evaluation/run";
import type { Subject, Watch } from "@/lib/evaluation/subject";

const RETRIEVED = 100;
const IMAGE_WEIGHT = 0.9;

export type ProductsOptions = { given: GivenQuery[] | null; retrieval: Retrieval };

/**
 * The two tasks of Marqo's public fashion benchmark. Category → product: queries are the catalogue's own names;
 * measures P@1, P@10 and MRR by documents weighted image 0.9 and text 0.1 as in the benchmark, by our average, and by
 * the search that shoppers get. Title → photo: measures R@1, R@10 and MRR by image alone and by the search that
 * shoppers get; all products with the same title are right.
 */
export async function measureProducts(
  subject: Subject,
  { given, retrieval }: ProductsOptions,
  watch: Watch = {},
): Promise<Findings> {
  const { products } = subject;
  const categories = given ? givenCategoryTasks(products, given) : categoryTasks(products);
  const titles = given ? givenTitleTask(products, given) : titleTask(products);
  const asked = categories.filter(({ queries }) => queries.length > 0);

  const figures: Figure[] = [];
  const byCategory = await categoryArms(subject, retrieval);
  for (const task of asked) {
    const answers = await askAll(task, byCategory, subject, watch);
    figures.push(...[...answers].flatMap((answer) => categoryFigures(task, ...answer)));
  }
  if (titles.queries.length > 0) {
    const answers = await askAll(titles, titleArms(subject, retrieval), subject, watch);
    figures.push(...[...answers].flatMap((answer) => recallFigures(titles, ...answer)));
  }
  const tasks = [...categories, titles];
  return {
    options: {
      ...Object.fromEntries(tasks.map(({ name, queries }) => [name, queries.length])),
      retrieval,
    },
    notes: [
      `MRR looks at the first ${RETRIEVED} results.`,
      ...(retrieval === "pure" ? [] : [KEPT_NOTE]),
    ],
    queries: Object.fromEntries(
      tasks.map(({ name, queries }) => [name, queries.map(({ words }) => words)]),
    ),
    figures,
  };
}

/** Returns what an arm finds, best first. */
type Ask = (words: string, vector: Float32Array) => Promise<string[]>;
type Arms = [arm: string, ask: Ask][];

async function categoryArms(subject: Subject, retrieval: Retrieval): Promise<Arms> {
  const arms = armsOf(retrieval, ["average"]).map((arm): Arms[number] => {
    const limit = arm === SHOP_ARM ? ALL_THAT_IS_KEPT : RETRIEVED;
    return [arm, (words) => searchBy(arm, subject, words, limit)];
  });
  if (retrieval === "shop") return arms;
  const table = fusedTable(await subject.readVectors(), false);
  const weighted: Ask = async (_, vector) =>
    rankFused(table, queryProducts(table, vector), IMAGE_WEIGHT, RETRIEVED);
  return [...arms.slice(0, 1), ["image .9 + text .1", weighted], ...arms.slice(1)];
}

function titleArms(subject: Subject, retrieval: Retrieval): Arms {
  return armsOf(retrieval, ["image"]).map((arm) => [
    arm,
    (words) => searchBy(arm, subject, words, RETRIEVED),
  ]);
}

/** For each arm, the grades of its results for every query of a task. */
async function askAll(
  task: Task,
  arms: Arms,
  subject: Subject,
  watch: Watch,
): Promise<Map<string, number[][]>> {
  const found = await forEachEmbeddedQuery(
    task.name,
    task.queries,
    ({ words }) => words,
    subject.embedQueries,
    async ({ words, relevant }, vector) => {
      const grades: number[][] = [];
      for (const [, ask] of arms) {
        grades.push((await ask(words, vector)).map((id) => (relevant.has(id) ? 1 : 0)));
      }
      return grades;
    },
    watch,
  );
  return new Map(arms.map(([arm], at) => [arm, found.map((grades) => grades[at] ?? [])]));
}

function categoryFigures(task: Task, arm: string, grades: number[][]): Figure[] {
  const where = { target: task.name, querySet: task.name };
  const ranked = grades.map((list) => list.slice(0, RETRIEVED));
  return [
    ...precisionFigures(task, arm, ranked),
    ...(arm === SHOP_ARM
      ? [resultsKept({ ...where, kept: grades }), relevantShare({ ...where, grades })]
      : []),
  ];
}

function precisionFigures(task: Task, arm: string, grades: number[][]): Figure[] {
  const common = { arm, target: task.name, querySet: task.name };
  return [
    figure({ ...common, metric: "P@1", values: grades.map((list) => precisionAt(1, list)) }),
    figure({ ...common, metric: "P@10", values: grades.map((list) => precisionAt(10, list)) }),
    figure({ ...common, metric: "MRR", values: grades.map(reciprocalRank) }),
  ];
}

function recallFigures(task: Task, arm: string, grades: number[][]): Figure[] {
  const common = { arm, target: task.name, querySet: task.name };
  const recall = (k: number) =>
    grades.map((list, index) => recallAt(k, list, task.queries[index]?.relevant.size ?? 0));
  return [
    figure({ ...common, metric: "R@1", values: recall(1) }),
    figure({ ...common, metric: "R@10", values: recall(10) }),
    figure({ ...common, metric: "MRR", values: grades.map(reciprocalRank) }),
  ];
}
