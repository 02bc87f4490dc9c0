import { UserError } from "@/lib/errors";
import { barNotes } from "@/lib/evaluation/bars";
import { type CompositionQuery, compositionQueries } from "@/lib/evaluation/composition-query";
import { forEachQuery } from "@/lib/evaluation/for-each-query";
import { chooseOnHalf, type Measured, worthOf } from "@/lib/evaluation/held-out";
import { precisionAt } from "@/lib/evaluation/metrics/ranking";
import { type Retrieval, SHOP_ARM } from "@/lib/evaluation/retrieval";
import { type Findings, figure } from "@/lib/evaluation/run";
import type { EvaluatedProduct, SearchType, Subject, Watch } from "@/lib/evaluation/subject";

export type CompositionOptions = {
  queries: number;
  seed: number;
  /** Step between two weights of the words, 0–1. */
  step: number;
  retrieval: Retrieval;
};

type Setting = { name: string; type: SearchType; wordsWeight: number; cutoff: boolean };

const K = 10;
const TYPES = ["average", "image"] as const satisfies SearchType[];
export const COMPOSITION_TARGETS = ["fine category and asked colour", "fine category"] as const;
type Target = (typeof COMPOSITION_TARGETS)[number];
const [AS_ASKED] = COMPOSITION_TARGETS;
const BAR = 0.6;
/** The option that holds the shop's own weight of words. */
export const SHOPS_WEIGHT = "shop’s weight of words";

/**
 * "This, but <colour>": combines a product's own photo with the name of a colour that others of its fine category have,
 * as the shop does. Measures P@10, without the product itself, for the fine category with the asked colour, and for the
 * fine category alone, over the words' weight, against average and against image vectors. The best weight on one half
 * of the queries is reported on the other half. The search that shoppers get is measured at the shop's own weight, with
 * its cutoff.
 * @throws UserError when the catalogue has nothing to ask for
 */
export async function measureComposition(
  subject: Subject,
  { queries: count, seed, step, retrieval }: CompositionOptions,
  watch: Watch = {},
): Promise<Findings> {
  const images = new Map(
    (await subject.readVectors()).flatMap(({ productId, image }) =>
      image ? [[productId, image] as const] : [],
    ),
  );
  const pictured = subject.products.filter(({ id }) => images.has(id));
  const queries = compositionQueries(pictured, count, seed);
  if (queries.length === 0) throw new UserError("nothing-to-ask", NOTHING);
  await subject.embedQueries([...new Set(queries.map(({ words }) => words))]);
  const settings = settingsFor(subject.wordsWeight, step, retrieval);
  const byId = new Map(subject.products.map((product) => [product.id, product]));
  const rankings = await forEachQuery(
    "Queries",
    queries,
    async ({ product, words }) => {
      const photo = images.get(product.id) as Float32Array;
      const found: EvaluatedProduct[][] = [];
      for (const setting of settings) {
        const ids = await subject.searchComposed({ ...setting, photo, words }, K + 1);
        const others = ids.filter((id) => id !== product.id).slice(0, K);
        found.push(others.flatMap((id) => byId.get(id) ?? []));
      }
      return found;
    },
    watch,
  );
  const measured = measure(queries, rankings, settings.length);
  const figures = settings.flatMap(({ name }, at) =>
    COMPOSITION_TARGETS.map((target) =>
      figure({
        arm: name,
        target,
        metric: `P@${K}`,
        values: measured[target][at] as number[],
        ceilings: queries.map(() => 1),
      }),
    ),
  );
  const arm = retrieval === "pure" ? settingName("average", subject.wordsWeight) : SHOP_ARM;
  return {
    options: {
      queries: queries.length,
      seed,
      step,
      [SHOPS_WEIGHT]: subject.wordsWeight,
      retrieval,
    },
    notes: [
      ...judge(measured, settings, subject.wordsWeight, seed),
      ...barNotes({ figures }, [{ arm, target: AS_ASKED, metric: `P@${K}`, atLeast: BAR }]),
    ],
    queries: { queries: queries.map(({ name }) => name) },
    figures,
  };
}

const NOTHING =
  "There is nothing to ask for: no product with a photo has ten others of its fine category in another colour. Evaluate a larger catalogue, or give its products colours.";

export function settingName(type: SearchType, wordsWeight: number): string {
  return `${type}, words ${wordsWeight}`;
}

/** Parses a name made by `settingName`; null for other arms. */
export function readSettingName(name: string): { type: SearchType; wordsWeight: number } | null {
  const [given, weight] = name.split(", words ");
  const type = TYPES.find((known) => known === given);
  return type && weight !== undefined ? { type, wordsWeight: Number(weight) } : null;
}

/** The shop's own weight is always among the settings. */
function settingsFor(shops: number, step: number, retrieval: Retrieval): Setting[] {
  const steps = Math.round(1 / step);
  const all = Array.from({ length: steps + 1 }, (_, index) => Math.round((100 * index) / steps));
  const weights = [...new Set([...all, shops])].sort((a, b) => a - b);
  const pure = TYPES.flatMap((type) =>
    weights.map((wordsWeight) => ({
      name: settingName(type, wordsWeight),
      type,
      wordsWeight,
      cutoff: false,
    })),
  );
  const shop = { name: SHOP_ARM, type: "average", wordsWeight: shops, cutoff: true } as const;
  return [...(retrieval === "shop" ? [] : pure), ...(retrieval === "pure" ? [] : [shop])];
}

function measure(
  queries: CompositionQuery[],
  rankings: EvaluatedProduct[][][],
  settings: number,
): Measured<Target> {
  const of = (isRight: (found: EvaluatedProduct, query: CompositionQuery) => boolean) =>
    Array.from({ length: settings }, (_, at) =>
      queries.map((query, index) => {
        const results = rankings[index]?.[at] ?? [];
        return precisionAt(
          K,
          results.map((found) => (isRight(found, query) ? 1 : 0)),
        );
      }),
    );
  const sameKind = (found: EvaluatedProduct, { product }: CompositionQuery) =>
    found.broadCategory === product.broadCategory && found.fineCategory === product.fineCategory;
  return {
    "fine category and asked colour": of(
      (found, query) => sameKind(found, query) && found.colour === query.colour,
    ),
    "fine category": of(sameKind),
  };
}

/** For each type of vector, finds the best weight on one half of the queries and reports it on the other half. */
function judge(
  measured: Measured<Target>,
  settings: Setting[],
  shops: number,
  seed: number,
): string[] {
  const baseline = settings.findIndex(({ name }) => name === settingName("average", shops));
  if (baseline < 0) return [];
  return TYPES.map((type) => {
    const among = [...settings.keys()].filter((at) => {
      const setting = settings[at];
      return setting?.type === type && setting.name !== SHOP_ARM;
    });
    const choice = chooseOnHalf(measured, COMPOSITION_TARGETS, among, seed);
    const lines = COMPOSITION_TARGETS.map(
      (target) => `${target} P@${K} ${worthOf(measured, target, choice, baseline)}`,
    );
    return `Best by ${type} on one half of the queries: words ${settings[choice.at]?.wordsWeight}. On the other half, against average with words ${shops}: ${lines.join("; ")}.`;
  });
}
