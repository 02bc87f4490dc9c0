import type { StoreProduct } from "@/lib/evaluation-runs/towers/dev-data";
import type { Figures } from "@/lib/evaluation-runs/towers/figures";
import { recalls, recallsOfKnowing } from "@/lib/evaluation-runs/towers/metrics";
import type { Vectors } from "@/lib/evaluation-runs/towers/vectors";

const RANKS = [1, 10] as const;
const KNOWN: (keyof StoreProduct)[][] = [
  ["articleType", "baseColour"],
  ["articleType", "baseColour", "gender"],
];

/**
 * Title → photo among a crowd that begins with the titles' own products, and the result if towers knew these attributes
 * of every product without error, and nothing else.
 */
export function titleFigures(
  out: Figures,
  name: string,
  asked: { products: StoreProduct[]; titles: Vectors },
  crowd: { products: StoreProduct[]; photos: Vectors },
): void {
  const found = recalls(asked.titles, crowd.photos, RANKS);
  for (const [at, rank] of RANKS.entries()) out[`${name} R@${rank}`] = found[at] as number;
  for (const fields of KNOWN) {
    const groupOf = (product: StoreProduct) => fields.map((field) => product[field]).join("|");
    const groups = [asked.products.map(groupOf), crowd.products.map(groupOf)] as const;
    const known = recallsOfKnowing(...groups, RANKS);
    for (const [at, rank] of RANKS.entries()) {
      out[`${name} R@${rank} knowing ${fields.join(", ")}`] = known[at] as number;
    }
  }
}
