import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { embeddingInputHash, embeddingText } from "@/lib/catalogue/embedding-input";
import { db } from "@/lib/database/db";
import { registerServingModel } from "@/lib/embedding/models";
import { productVectors } from "@/lib/embedding/product-vectors";
import { writeEmbeddings } from "@/lib/embedding/queries";
import { refreshCatalogueAndReport } from "@/lib/maintenance/refresh-catalogue";
import { ask } from "@/scripts/bench/ask";
import { measureBare } from "@/scripts/bench/bare";
import type { BenchShop } from "@/scripts/bench/shop";
import { median, ms, percent, printTable, quantile } from "@/scripts/bench/statistics";
import { type WrittenProduct, writtenProducts } from "@/scripts/demo/read-written";

/**
 * Sent first and not measured: a shop that has just started is still compiling its code for the first few hundred
 * queries.
 */
const WARM_UP = 500;
/** A shop caches cutoffs for this long; those of a catalogue that was just filled are missing or outdated. */
const SETTLING_MS = 31_000;
const QUERIES = 300;
const BATCH = 250;
const PHASES = ["embedMs", "searchMs", "rerankMs"] as const;

type Timing = Record<(typeof PHASES)[number], number>;

/** Measures `/api/search` over HTTP, one query after the other, none of them cached. */
export async function benchQueryPath(
  shop: BenchShop,
  engine: string,
  sizes: number[],
): Promise<void> {
  const catalogue = await demoWords(Math.max(...sizes));
  const rows = [["products", "view", "p50", "p95", "embedding", "SQL", "reranking", "rest"]];
  const bare = [
    ["products", "text tower", "SQL", "p95 ÷ their medians' sum (aim 2)", "÷ their p95s' sum"],
  ];
  const p95s = new Map<number, number>();
  let filled = 0;
  let asked = 0;
  for (const size of sizes) {
    await fill(catalogue.slice(filled, size));
    await refreshCatalogueAndReport();
    filled = size;
    await sleep(SETTLING_MS);
    for (const view of ["relevance", "varied"] as const) {
      const queries = distinctQueries(catalogue, asked, asked + WARM_UP + QUERIES);
      asked += queries.length;
      await measure(shop, queries.splice(0, WARM_UP), view);
      const { cells, p95 } = await measure(shop, queries, view);
      rows.push([String(size), view, ...cells]);
      if (view === "varied") continue;
      p95s.set(size, p95);
      bare.push([String(size), ...compared(p95, await measureBare(queries))]);
    }
  }
  printTable(`Query path: /api/search, mode=average, 40 per page, ${engine}`, rows);
  printTable(`What a search cannot do without, by relevance, ${engine}`, bare);
  const [small, large] = [Math.min(...sizes), Math.max(...sizes)];
  const growth = (p95s.get(large) ?? 0) / (p95s.get(small) ?? 1);
  console.log(`  p95 at ${large} products is ${growth.toFixed(2)} × that at ${small}`);
}

function compared(p95: number, { towerMs, sqlMs }: Awaited<ReturnType<typeof measureBare>>) {
  const sums = [0.5, 0.95].map((share) => quantile(towerMs, share) + quantile(sqlMs, share));
  return [ms(median(towerMs)), ms(median(sqlMs)), ...sums.map((sum) => (p95 / sum).toFixed(2))];
}

async function measure(shop: BenchShop, queries: string[], view: string) {
  const totals: number[] = [];
  const timings: Timing[] = [];
  for (const q of queries) {
    const { body, tookMs } = await ask<{ timing: Timing }>(shop, "/api/search", { q, view });
    totals.push(tookMs);
    timings.push(body.timing);
  }
  const all = totals.reduce((sum, value) => sum + value, 0);
  const shares = PHASES.map(
    (phase) => timings.reduce((sum, timing) => sum + timing[phase], 0) / all,
  );
  const rest = 1 - shares.reduce((sum, share) => sum + share, 0);
  const p95 = quantile(totals, 0.95);
  return { p95, cells: [ms(median(totals)), ms(p95), ...shares.map(percent), percent(rest)] };
}

/** Products of the demo catalogue with another seed than the shop's own, without drawings. */
async function demoWords(count: number): Promise<WrittenProduct[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "shop-bench-demo-"));
  const products: WrittenProduct[] = [];
  for await (const product of writtenProducts(folder, { count, seed: 11, photos: "none" })) {
    products.push(product);
  }
  await rm(folder, { recursive: true, force: true });
  return products;
}

/** Uses real text vectors, and image vectors near them, because their content does not affect the cost of a query. */
async function fill(products: WrittenProduct[]): Promise<void> {
  const towers = await registerServingModel();
  for (let start = 0; start < products.length; start += BATCH) {
    const batch = products.slice(start, start + BATCH);
    const inputs = batch.map(({ title, description }) => ({
      title,
      description,
      photoContentHashes: [],
    }));
    const created = await db().product.createManyAndReturn({
      data: batch.map((product, index) => ({
        handle: product.handle,
        title: product.title,
        description: product.description,
        brand: product.brand,
        priceMinor: product.priceMinor,
        stock: product.stock,
        broadCategory: product.broadCategory,
        fineCategory: product.fineCategory,
        colour: product.colour,
        status: "published" as const,
        publishedAt: new Date(),
        embeddingInputHash: embeddingInputHash(inputs[index] as (typeof inputs)[number]),
      })),
      select: { id: true, embeddingInputHash: true },
    });
    const vectors = await towers.embedTexts(batch.map(embeddingText));
    await writeEmbeddings(
      towers.key,
      created.map(({ id, embeddingInputHash: inputHash }, index) => {
        const text = vectors[index] as Float32Array;
        return { productId: id, inputHash, vectors: productVectors(text, [disturbed(text)]) };
      }),
    );
  }
}

function disturbed(vector: Float32Array): Float32Array {
  return vector.map((value) => value + (Math.random() - 0.5) / Math.sqrt(vector.length));
}

/** Distinct queries as shoppers write them, such as "navy denim jacket for women". */
function distinctQueries(catalogue: WrittenProduct[], from: number, to: number): string[] {
  const words = catalogue.flatMap(({ colour, fineCategory, brand, tags }) => [
    `${colour} ${fineCategory}`.toLowerCase(),
    `${colour} ${fineCategory} ${tags[0] ?? ""}`.toLowerCase(),
    `${brand} ${fineCategory} in ${colour}`.toLowerCase(),
  ]);
  return [...new Set(words)].slice(from, to);
}
