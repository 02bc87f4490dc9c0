import type { EvaluatedProduct } from "@/lib/evaluation/subject";

/** One line of `--queries-from`: words, and what they ask for. */
export type GivenQuery = {
  query: string;
  handle: string | null;
  broadCategory: string | null;
  fineCategory: string | null;
  colour: string | null;
};

/** Queries, each with the ids of all products that answer it. */
export type Task = { name: string; queries: { words: string; relevant: Set<string> }[] };

const FIELDS = [
  ["broad category", "broadCategory"],
  ["fine category", "fineCategory"],
  ["colour", "colour"],
] as const;

export function categoryTasks(products: EvaluatedProduct[]): Task[] {
  return FIELDS.map(([name, field]) => ({
    name: `${name} → product`,
    queries: groups(products, (product) => product[field]),
  }));
}

export function titleTask(products: EvaluatedProduct[]): Task {
  return { name: "title → photo", queries: groups(products, ({ title }) => title) };
}

export function givenCategoryTasks(products: EvaluatedProduct[], given: GivenQuery[]): Task[] {
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

export function givenTitleTask(products: EvaluatedProduct[], given: GivenQuery[]): Task {
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
