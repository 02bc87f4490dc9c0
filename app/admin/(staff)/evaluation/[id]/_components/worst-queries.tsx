import Form from "next/form";
import Link from "next/link";
import { CompactButton } from "@/app/admin/_components/compact-button";
import { CONTROL } from "@/app/admin/_components/field";
import { playgroundHref } from "@/app/admin/(staff)/playground/playground-params";
import { ProductPhoto } from "@/components/product-photo";
import type { ProductCard } from "@/lib/catalogue/product";
import { readCompositionName } from "@/lib/evaluation/composition-query";
import { decimals } from "@/lib/evaluation/report/table";
import {
  type EvaluationRun,
  type Figure,
  figureName,
  type Protocol,
  querySet,
} from "@/lib/evaluation/run";
import { answerToday, wayOfAsking } from "@/lib/evaluation-runs/answer-today";

const QUERIES = 12;
const RESULTS = 6;
/** The figures to show first, if the run has one of them. */
const USUAL = [
  ...["average", "relevance", "shop"].map((arm) => `${arm} · fine category · P@10`),
  "shop · fine category and asked colour · P@10",
  "shop · title with a typo · success@3",
];

/** The queries with the lowest values of a figure, and what the shop answers them today. */
export async function WorstQueries({ run, wanted }: { run: EvaluationRun; wanted: string }) {
  const figures = run.figures.filter(({ better }) => better === "higher");
  const figure =
    figures.find((one) => figureName(one) === wanted) ??
    figures.find((one) => USUAL.includes(figureName(one))) ??
    figures[0];
  if (!figure) return null;
  const worst = worstOf(figure, querySet(run, figure.querySet));
  const { protocol } = run;
  const answered: { query: string; value: number; results: ProductCard[] }[] = [];
  for (const { query, value } of worst) {
    const results = await answerToday(protocol, figure.arm, query, RESULTS);
    answered.push({ query, value, results });
  }
  return (
    <section aria-labelledby="worst" id="worst-queries" className="mt-12">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div>
          <h2 id="worst" className="font-serif text-large">
            Worst queries
          </h2>
          <p className="text-small text-muted">
            With what the shop answers today, {wayOfAsking(protocol, figure.arm)}.
          </p>
        </div>
        <FigureForm figures={figures} chosen={figure} />
      </div>
      {answered.length === 0 && (
        <p className="mt-3 border-t border-hairline py-6 text-muted">
          No query falls short: {figure.metric} is 1 for all of them.
        </p>
      )}
      <ul className="mt-3 border-t border-hairline empty:hidden">
        {answered.map(({ query, value, results }) => (
          <li
            key={query}
            className="grid gap-x-6 gap-y-2 border-b border-hairline py-3 md:grid-cols-[minmax(0,18rem)_1fr]"
          >
            <div>
              <p>{query}</p>
              <p className="text-small text-muted tabular-nums">
                {figure.metric} {decimals(value)}
              </p>
              <QueryLink protocol={protocol} query={query} />
            </div>
            <ol className="grid max-w-3xl grid-cols-3 gap-2 sm:grid-cols-6">
              {results.map(({ id, title, fineCategory, colour, photo }) => (
                <li key={id} className="min-w-0 text-small" title={title}>
                  {photo ? (
                    <ProductPhoto photo={photo} alt={title} sizes="120px" />
                  ) : (
                    <span className="block aspect-4/5 bg-plate" />
                  )}
                  <span className="block truncate">{fineCategory}</span>
                  <span className="block truncate text-muted">{colour}</span>
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A query of photo and words links to its product, since the playground only takes uploaded photos. */
function QueryLink({ protocol, query }: { protocol: Protocol; query: string }) {
  const composition = protocol === "composition" ? readCompositionName(query) : null;
  const product = composition && `/products/${composition.handle}`;
  return (
    <Link
      href={product ?? playgroundHref({ q: query })}
      prefetch={false}
      className="quiet-link target text-small"
    >
      {product ? "See the product" : "Open in the playground"}
    </Link>
  );
}

function FigureForm({ figures, chosen }: { figures: Figure[]; chosen: Figure }) {
  return (
    <Form action="#worst-queries" scroll={false} prefetch={false} className="flex items-end gap-2">
      <label className="text-small">
        <span className="mb-1 block">By</span>
        <select name="figure" defaultValue={figureName(chosen)} className={`${CONTROL} max-w-72`}>
          {figures.map((figure) => (
            <option key={figureName(figure)}>{figureName(figure)}</option>
          ))}
        </select>
      </label>
      <CompactButton type="submit" className="pointer-fine:min-h-10">
        Show
      </CompactButton>
    </Form>
  );
}

/** Lowest values first, each query once, without those that score a perfect 1. */
function worstOf(figure: Figure, queries: string[]): { query: string; value: number }[] {
  const values = new Map<string, number>();
  figure.values.forEach((value, index) => {
    const query = queries[index];
    if (query !== undefined && !values.has(query)) values.set(query, value);
  });
  return [...values]
    .filter(([, value]) => value < 1)
    .map(([query, value]) => ({ query, value }))
    .sort((a, b) => a.value - b.value)
    .slice(0, QUERIES);
}
