import { rm } from "node:fs/promises";
import path from "node:path";
import pLimit from "p-limit";
import { embeddingText } from "@/lib/catalogue/embedding-input";
import { saveCutoffs } from "@/lib/cutoffs/cutoffs";
import { db } from "@/lib/database/db";
import { registerServingModel, servingTowers } from "@/lib/embedding/models";
import { env } from "@/lib/env";
import { ROWS_AT_ONCE } from "@/lib/import/import-rows";
import { openImport } from "@/lib/import/open-import";
import { openPhotoSource } from "@/lib/import/photo-source";
import { embedMissing } from "@/lib/maintenance/embedding-worker";
import { decodeImage } from "@/lib/towers/decode";
import { median, ms, printTable } from "@/scripts/bench/statistics";
import type { ImportArguments } from "@/scripts/import/options";

const PRODUCTS = 1_000;
const ROUNDS = 5;

type Bare = { photos: number; decodeMs: number; towerMs: number };

/**
 * Compares importing and embedding products with the bare work: decoding as many photos with the same concurrency, and
 * running the towers. Measures once in a process that has just started. Then imports and bare runs alternate, with all
 * code compiled for both, so that changes in the machine's speed affect both alike.
 */
export async function benchImport(args: ImportArguments): Promise<void> {
  // Loaded beforehand, as for the bare run.
  await registerServingModel();
  const firstMs = await importAnew(args);
  const firstBare = await measureBare(args.photos as string);
  const rounds: { wallMs: number; bare: Bare }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push({ wallMs: await importAnew(args), bare: await measureBare(args.photos as string) });
  }
  const products = await db().product.count();
  const { photos } = firstBare;
  const imported = (name: string, wallMs: number) => [
    `import and embedding, ${name}`,
    seconds(wallMs),
    `${((1000 * photos) / wallMs).toFixed(0)} photos/s`,
  ];
  const decodeMs = median(rounds.map(({ bare }) => bare.decodeMs));
  const towerMs = median(rounds.map(({ bare }) => bare.towerMs));
  const ratios = rounds.map(({ wallMs, bare }) => wallMs / total(bare));
  printTable(`Import of ${products} products with ${photos} photos, embedded database`, [
    imported("just started", firstMs),
    imported(`median of ${ROUNDS}`, median(rounds.map(({ wallMs }) => wallMs))),
    [
      `bare decoding, ${ROWS_AT_ONCE} at once`,
      seconds(decodeMs),
      `${ms(decodeMs / photos)} a photo`,
    ],
    ["bare towers", seconds(towerMs), `${ms(towerMs / products)} a product`],
    ["ratio to decoding + towers, just started", (firstMs / total(firstBare)).toFixed(2), ""],
    [
      `the same, median of ${ROUNDS} (aim 1.25)`,
      median(ratios).toFixed(2),
      ratios.map((ratio) => ratio.toFixed(2)).join(", "),
    ],
  ]);
}

function total({ decodeMs, towerMs }: Bare): number {
  return decodeMs + towerMs;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** Milliseconds of an import into the emptied shop, including measuring its cutoffs again. */
async function importAnew(args: ImportArguments): Promise<number> {
  await db().product.deleteMany();
  await saveCutoffs((await servingTowers()).key, null);
  await rm(path.join(env().dataDir, "photos"), { recursive: true, force: true });
  return timed(async () => {
    const opened = await openImport(args);
    await opened.run({ ...args, limit: PRODUCTS, dryRun: false, embedHere: true });
    await opened.close();
    await embedMissing();
  });
}

async function measureBare(photosPath: string): Promise<Bare> {
  const towers = await registerServingModel();
  const products = await db().product.findMany({ select: { title: true, description: true } });
  const source = await openPhotoSource(photosPath);
  const files = await Promise.all(
    source.files.slice(0, products.length).map((file) => file.read()),
  );
  await source.close();
  const decoded: Awaited<ReturnType<typeof decodeImage>>[] = [];
  const limit = pLimit(ROWS_AT_ONCE);
  const decodeMs = await timed(async () => {
    decoded.push(...(await Promise.all(files.map((file) => limit(() => decodeImage(file))))));
  });
  const towerMs = await timed(async () => {
    await towers.embedImages(decoded);
    await towers.embedTexts(products.map(embeddingText));
  });
  return { photos: files.length, decodeMs, towerMs };
}

async function timed(body: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await body();
  return performance.now() - startedAt;
}
