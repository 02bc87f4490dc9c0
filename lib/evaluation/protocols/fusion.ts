import {
  type AttributeQuery,
  attributeQueries,
  countDifferent,
  matches,
  TARGETS,
} from "@/lib/evaluation/attribute-query";
import { forEachDifferentQuery } from "@/lib/evaluation/for-each-query";
import {
  type FusedTable,
  fusedTable,
  queryProducts,
  rankFused,
} from "@/lib/evaluation/fused-ranking";
import { chooseOnHalf, worthOf } from "@/lib/evaluation/held-out";
import { mean } from "@/lib/evaluation/metrics/bootstrap";
import { precisionAt } from "@/lib/evaluation/metrics/ranking";
import { type Findings, figure } from "@/lib/evaluation/run";
import type { EvaluatedProduct, Subject, Watch } from "@/lib/evaluation/subject";

export type FusionOptions = { queries: number; seed: number; step: number };
export type FusionSetting = { imageWeight: number; centred: boolean };

const K = 10;
/** How many queries are also sent to the shop, to check that both rank the same. */
const CHECKED_QUERIES = 50;
const SHOP: FusionSetting = { imageWeight: 0.5, centred: false };

/**
 * Measures image weights from 0 to 1, with and without each modality's mean subtracted. The setting that is best on one
 * half of the queries (by fine category, then also colour, then broad category) is reported on the other half, against
 * the average that the shop serves.
 */
export async function measureFusion(
  subject: Subject,
  { queries: count, seed, step }: FusionOptions,
  watch: Watch = {},
): Promise<Findings> {
  const queries = attributeQueries(subject.products, count, seed);
  const settings = settingsBy(step);
  const byId = new Map(subject.products.map((product) => [product.id, product]));
  const vectors = (await subject.readVectors()).filter(({ productId }) => byId.has(productId));
  const tables = { plain: fusedTable(vectors, false), centred: fusedTable(vectors, true) };
  const overlaps = await forEachDifferentQuery(
    "Queries asked of the shop too",
    queries.slice(0, CHECKED_QUERIES),
    subject.embedQueries,
    async (words, vector) => {
      const shops = await subject.search(words, "average", K);
      const ours = new Set(rankAll(tables, vector, [SHOP])[0]);
      return shops.filter((id) => ours.has(id)).length / Math.max(1, shops.length);
    },
    watch,
  );
  const rankings = await forEachDifferentQuery(
    "Different queries",
    queries,
    subject.embedQueries,
    async (_, vector) =>
      rankAll(tables, vector, settings).map((ids) => ids.flatMap((id) => byId.get(id) ?? [])),
    watch,
  );
  const measured = measure(queries, rankings, settings);
  return {
    options: { queries: queries.length, different: countDifferent(queries), seed, step },
    notes: [
      `At image weight 0.5 the first ${K} are ${(100 * mean(overlaps)).toFixed(1)}% those of the shop's average search.`,
      judge(measured, settings, seed),
    ],
    queries: { queries: queries.map(({ words }) => words) },
    figures: settings.flatMap((setting, at) =>
      TARGETS.map((target) =>
        figure({
          arm: settingName(setting),
          target,
          metric: `P@${K}`,
          values: measured[target][at] as number[],
        }),
      ),
    ),
  };
}

export function settingName({ imageWeight, centred }: FusionSetting): string {
  return `${centred ? "means subtracted" : "plain"}, image ${imageWeight.toFixed(2)}`;
}

function settingsBy(step: number): FusionSetting[] {
  const steps = Math.round(1 / step);
  const weights = new Set(Array.from({ length: steps + 1 }, (_, index) => index / steps));
  weights.add(SHOP.imageWeight);
  const sorted = [...weights].sort((a, b) => a - b);
  return [false, true].flatMap((centred) =>
    sorted.map((imageWeight) => ({ imageWeight, centred })),
  );
}

function rankAll(
  tables: { plain: FusedTable; centred: FusedTable },
  vector: Float32Array,
  settings: FusionSetting[],
): string[][] {
  const products = {
    plain: queryProducts(tables.plain, vector),
    centred: queryProducts(tables.centred, vector),
  };
  return settings.map(({ imageWeight, centred }) => {
    const which = centred ? "centred" : "plain";
    return rankFused(tables[which], products[which], imageWeight, K);
  });
}

/** One value per target, setting and query. */
function measure(
  queries: AttributeQuery[],
  rankings: EvaluatedProduct[][][],
  settings: FusionSetting[],
) {
  const of = (target: (typeof TARGETS)[number]) =>
    settings.map((_, at) =>
      rankings.map((ranking, index) => {
        const query = queries[index] as AttributeQuery;
        const results = ranking[at] as EvaluatedProduct[];
        return precisionAt(
          K,
          results.map((product) => (matches(product, query, target) ? 1 : 0)),
        );
      }),
    );
  return {
    "broad category": of("broad category"),
    "fine category": of("fine category"),
    "fine category and colour": of("fine category and colour"),
  };
}

const CHOSEN_BY = ["fine category", "fine category and colour", "broad category"] as const;

/** Chooses on one half of the queries and reports what the choice is worth on the other. */
function judge(
  measured: ReturnType<typeof measure>,
  settings: FusionSetting[],
  seed: number,
): string {
  const choice = chooseOnHalf(measured, CHOSEN_BY, [...settings.keys()], seed);
  const shop = settings.findIndex((setting) => same(setting, SHOP));
  const lines = TARGETS.map(
    (target) => `${target} P@${K} ${worthOf(measured, target, choice, shop)}`,
  );
  const name = settingName(settings[choice.at] as FusionSetting);
  return `Best on one half of the queries: ${name}. On the other half, against the shop's average: ${lines.join("; ")}.`;
}

function same(a: FusionSetting, b: FusionSetting): boolean {
  return Math.abs(a.imageWeight - b.imageWeight) < 1e-9 && a.centred === b.centred;
}
