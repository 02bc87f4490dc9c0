import { barNotes } from "@/lib/evaluation/bars";
import { forEachDifferentQuery } from "@/lib/evaluation/for-each-query";
import { reciprocalRank, successAt } from "@/lib/evaluation/metrics/ranking";
import { randomFrom, shuffled } from "@/lib/evaluation/random";
import {
  armsOf,
  type Retrieval,
  type SearchArm,
  SHOP_ARM,
  searchBy,
} from "@/lib/evaluation/retrieval";
import { type Figure, type Findings, figure } from "@/lib/evaluation/run";
import type { EvaluatedProduct, Subject, Watch } from "@/lib/evaluation/subject";
import { withTypo } from "@/lib/evaluation/typo";

export type KnownItemOptions = { queries: number; seed: number; retrieval: Retrieval };

type Task = { name: string; queries: { words: string; right: Set<string> }[] };

const RETRIEVED = 100;
const RANKS = [1, 3] as const;
export const TITLE = "title";
export const UNIQUE_TITLE = "unique title";
export const TITLE_WITH_TYPO = "title with a typo";

const BARS = [
  { arm: SHOP_ARM, target: TITLE, metric: "success@1", atLeast: 0.99 },
  { arm: SHOP_ARM, target: TITLE_WITH_TYPO, metric: "success@3", atLeast: 0.9 },
];

/**
 * Whether somebody who knows a product finds it: by its title, by its title with one typo, by its handle, and by its
 * brand if it has one. Measured through the search that shoppers get and by average vectors alone. Among products with
 * exactly the same title, any is right.
 */
export async function measureKnownItems(
  subject: Subject,
  { queries: count, seed, retrieval }: KnownItemOptions,
  watch: Watch = {},
): Promise<Findings> {
  const arms = armsOf(retrieval, ["average"]);
  const tasks = knownItemTasks(subject.products, count, seed);
  const answer = rememberedAnswers(arms, subject);
  const figures: Figure[] = [];
  for (const task of tasks) {
    const { name, queries } = task;
    const answers = await forEachDifferentQuery(name, queries, subject.embedQueries, answer, watch);
    figures.push(...arms.flatMap((arm) => figuresOf(task, arm, answers)));
  }
  return {
    options: {
      ...Object.fromEntries(tasks.map(({ name, queries }) => [name, queries.length])),
      seed,
      retrieval,
    },
    notes: [`MRR looks at the first ${RETRIEVED} results.`, ...barNotes({ figures }, BARS)],
    queries: Object.fromEntries(
      tasks.map(({ name, queries }) => [name, queries.map(({ words }) => words)]),
    ),
    figures,
  };
}

/** Products drawn at random without replacement; each is searched for in every way. */
export function knownItemTasks(
  products: readonly EvaluatedProduct[],
  count: number,
  seed: number,
): Task[] {
  const random = randomFrom(seed);
  const inOrder = products.toSorted((a, b) => (a.handle < b.handle ? -1 : 1));
  const asked = shuffled(inOrder, random).slice(0, count);
  const sameTitle = idsBy(products, ({ title }) => spoken(title));
  const sameBrand = idsBy(products, ({ brand }) => brand || null);
  const titled = asked.map(({ title }) => ({
    words: title,
    right: sameTitle.get(spoken(title)) ?? new Set(),
  }));
  const mistyped = titled.flatMap(({ words, right }) => {
    const mistyped = withTypo(words, random);
    return mistyped === null ? [] : [{ words: mistyped, right }];
  });
  const brands = shuffled([...sameBrand.keys()].toSorted(), random).slice(0, count);
  return [
    { name: TITLE, queries: titled },
    { name: UNIQUE_TITLE, queries: titled.filter(({ right }) => right.size === 1) },
    { name: TITLE_WITH_TYPO, queries: mistyped },
    {
      name: "handle",
      queries: asked.map(({ handle, id }) => ({ words: handle, right: new Set([id]) })),
    },
    {
      name: "brand",
      queries: brands.map((words) => ({ words, right: sameBrand.get(words) ?? new Set() })),
    },
  ].filter(({ queries }) => queries.length > 0);
}

type Answers = Partial<Record<SearchArm, string[]>>;

/** Caches answers, since several tasks ask for the same titles. */
function rememberedAnswers(arms: SearchArm[], subject: Subject) {
  const known = new Map<string, Answers>();
  return async (words: string): Promise<Answers> => {
    const before = known.get(words);
    if (before) return before;
    const answers: Answers = {};
    for (const arm of arms) answers[arm] = await searchBy(arm, subject, words, RETRIEVED);
    known.set(words, answers);
    return answers;
  };
}

function figuresOf({ name, queries }: Task, arm: SearchArm, answers: Answers[]): Figure[] {
  const where = { arm, target: name, querySet: name };
  const grades = answers.map((answer, index) =>
    (answer[arm] ?? []).map((id) => (queries[index]?.right.has(id) ? 1 : 0)),
  );
  return [
    ...RANKS.map((k) =>
      figure({
        ...where,
        metric: `success@${k}`,
        values: grades.map((list) => successAt(k, list)),
      }),
    ),
    figure({ ...where, metric: "MRR", values: grades.map(reciprocalRank) }),
  ];
}

/** Titles that differ only in case or spaces count as the same, since nobody types those. */
function spoken(title: string): string {
  return title.toLowerCase().replace(/\s+/g, " ").trim();
}

function idsBy(
  products: readonly EvaluatedProduct[],
  nameOf: (product: EvaluatedProduct) => string | null,
): Map<string, Set<string>> {
  const ids = new Map<string, Set<string>>();
  for (const product of products) {
    const name = nameOf(product);
    if (name === null) continue;
    ids.set(name, (ids.get(name) ?? new Set()).add(product.id));
  }
  return ids;
}
