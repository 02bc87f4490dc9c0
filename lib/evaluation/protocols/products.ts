import { forEachEmbeddedQuery } from "@/lib/evaluation/for-each-query";
import { fusedTable, queryProducts, rankFused } from "@/lib/evaluation/fused-ranking";
import { precisionAt, recallAt, reciprocalRank } from "@/lib/evaluation/metrics/ranking";
import { type Figure, type Findings, figure } from "@/lib/evaluation/run";
import type { EvaluatedProduct, Subject, Watch } from "@/lib/evaluation/subject";

/** One line of `--queries-from`: words, and what they ask for. */
export type GivenQuery = {
  query: string;
  handle: string | null;
  broadCategory: string | null;
  fineCategory: string | null;
  colour: string | null;
};

type Task = { name: string; queries: { words: string; relevant: Set<string> }[] };

const RETRIEVED = 100;
const IMAGE_WEIGHT = 0.9;

/**
 * The public Marqo fashion benchmark's two tasks. Category → product: the catalogue's own names as queries, P@1,
 * P@10 and MRR, by documents weighted image .9 and text .1 as there, and by the shop's average. Title → photo: R@1,
 * R@10 and MRR by image alone; products of the same title are all right.
 */
export async function measureProducts(
  subject: Subject,
  { given }: { given: GivenQuery[] | null },
  watch: Watch = {},
): Promise<Findings> {
  const { products } = subject;
  const categories = given ? givenCategoryTasks(products, given) : categoryTasks(products);
  const titles = given ? givenTitleTask(products, given) : titleTask(products);
  const vectors = await subject.readVectors();
  const table = fusedTable(vectors, false);

  const figures: Figure[] = [];
  for (const task of categories.filter(({ queries }) => queries.length > 0)) {
    const found = await forEachEmbeddedQuery(
      task.name,
      task.queries,
      ({ words }) => words,
      subject.embedQueries,
      async ({ words, relevant }, vector) => ({
        average: gradesOf(await subject.search(words, "average", RETRIEVED), relevant),
        weighted: gradesOf(
          rankFused(table, queryProducts(table, vector), IMAGE_WEIGHT, RETRIEVED),
          relevant,
        ),
      }),
      watch,
    );
    figures.push(
      ...precisionFigures(
        task,
        "average",
        found.map(({ average }) => average),
      ),
      ...precisionFigures(
        task,
        "image .9 + text .1",
        found.map(({ weighted }) => weighted),
      ),
    );
  }
  if (titles.queries.length > 0) {
    const found = await forEachEmbeddedQuery(
      titles.name,
      titles.queries,
      ({ words }) => words,
      subject.embedQueries,
      async ({ words, relevant }) =>
        gradesOf(await subject.search(words, "image", RETRIEVED), relevant),
      watch,
    );
    figures.push(...recallFigures(titles, "image", found));
  }
  const tasks = [...categories, titles];
  return {
    options: Object.fromEntries(tasks.map(({ name, queries }) => [name, queries.length])),
    notes: [`MRR looks at the first ${RETRIEVED} results.`],
    queries: Object.fromEntries(
      tasks.map(({ name, queries }) => [name, queries.map(({ words }) => words)]),
    ),
    figures,
  };
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

function gradesOf(ids: string[], relevant: Set<string>): number[] {
  return ids.map((id) => (relevant.has(id) ? 1 : 0));
}

const FIELDS = [
  ["broad category", "broadCategory"],
  ["fine category", "fineCategory"],
  ["colour", "colour"],
] as const;

function categoryTasks(products: EvaluatedProduct[]): Task[] {
  return FIELDS.map(([name, field]) => ({
    name: `${name} → product`,
    queries: groups(products, (product) => product[field]),
  }));
}

function titleTask(products: EvaluatedProduct[]): Task {
  return { name: "title → photo", queries: groups(products, ({ title }) => title) };
}

function givenCategoryTasks(products: EvaluatedProduct[], given: GivenQuery[]): Task[] {
  return FIELDS.map(([name, field]) => ({
    name: `${name} → product`,
    queries: given.flatMap((line) => {
      const wanted = line[field];
      if (wanted === null) return [];
      const relevant = products.filter((product) => product[field] === wanted);
      return [{ words: line.query, relevant: new Set(relevant.map(({ id }) => id)) }];
    }),
  }));
}

function givenTitleTask(products: EvaluatedProduct[], given: GivenQuery[]): Task {
  const idOf = new Map(products.map(({ id, handle }) => [handle, id]));
  const queries = given.flatMap(({ query, handle }) => {
    const id = handle === null ? undefined : idOf.get(handle);
    return id === undefined ? [] : [{ words: query, relevant: new Set([id]) }];
  });
  return { name: "title → photo", queries };
}

/** One query per distinct value, asking for all products that have it. */
function groups(
  products: EvaluatedProduct[],
  nameOf: (product: EvaluatedProduct) => string | null,
): Task["queries"] {
  const byValue = new Map<string, Set<string>>();
  for (const product of products) {
    const value = nameOf(product);
    if (value === null) continue;
    const ids = byValue.get(value) ?? new Set();
    byValue.set(value, ids.add(product.id));
  }
  return [...byValue]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([words, relevant]) => ({ words, relevant }));
}
