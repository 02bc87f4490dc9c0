import { servingTowers } from "@/lib/embedding/models";
import { UserError } from "@/lib/errors";
import type { StoredVectors, Subject } from "@/lib/evaluation/subject";
import { shopArrangements } from "@/lib/evaluation-runs/arrangements";
import { listEvaluatedProducts, listStoredVectors } from "@/lib/evaluation-runs/queries";
import {
  searchAsShoppers,
  searchByVectors,
  searchComposed,
} from "@/lib/evaluation-runs/shop-searches";
import { listCandidates } from "@/lib/search/candidates";
import { embedQueries } from "@/lib/search/query-vector/query-vector";
import { DEFAULT_REQUEST } from "@/lib/search/request/search-params";

const VECTORS_PER_READ = 1_000;
const FIRST_ID = "00000000-0000-0000-0000-000000000000";

/**
 * This shop as the subject of an evaluation: its own search, towers and rerankers.
 * @throws UserError when there is nothing to find
 */
export async function shopSubject(): Promise<Subject> {
  const { key, name, dimension } = await servingTowers();
  const products = await listEvaluatedProducts(key);
  if (products.length === 0) {
    throw new UserError(
      "nothing-to-evaluate",
      `No published product is embedded with ${name}. Start the shop once or import a catalogue, then evaluate.`,
    );
  }
  return {
    model: { key, name, dimension },
    products,
    embedQueries,
    search: async (query, type, limit) => idsOf(await searchByVectors(query, type, limit)),
    searchAsShoppers: async (query, limit) => idsOf(await searchAsShoppers(query, limit)),
    searchComposed: async (asked, limit) => idsOf(await searchComposed(asked, limit)),
    wordsWeight: DEFAULT_REQUEST.wordsWeight,
    async candidates(q, limit) {
      const rows = await listCandidates(q, limit);
      return rows.map(({ id, distance, imageVector }) => ({
        productId: id,
        distance: distance ?? 0,
        imageVector,
      }));
    },
    async readVectors() {
      const all: StoredVectors[] = [];
      for (;;) {
        const afterId = all.at(-1)?.productId ?? FIRST_ID;
        const page = await listStoredVectors(key, afterId, VECTORS_PER_READ);
        if (page.length === 0) return all;
        all.push(...page);
      }
    },
    arrangements: shopArrangements(),
  };
}

function idsOf(results: { id: string }[]): string[] {
  return results.map(({ id }) => id);
}
