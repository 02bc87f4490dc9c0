import { embeddingText } from "@/lib/catalogue/embedding-input";
import { ROWS_AT_ONCE } from "@/lib/catalogue/import/import-rows";
import { openImport } from "@/lib/catalogue/import/open-import";
import { openPhotoSource } from "@/lib/catalogue/import/photo-source";
import { db } from "@/lib/db";
import { registerServingModel } from "@/lib/embedding/models";
import { embedMissing } from "@/lib/embedding/worker";
import { decodeImage } from "@/lib/towers/decode";
import { createLimit } from "@/lib/towers/limit";
import { ms, printTable } from "@/scripts/bench/statistics";
import type { ImportArguments } from "@/scripts/import/options";

const PRODUCTS = 1_000;

type Bare = { photos: number; decodeMs: number; towerMs: number };

/**
 * Importing and embedding products, against nothing but decoding as many photos, as many at once, and running the
 * towers.
 */
export async function benchImport(args: ImportArguments): Promise<void> {
  await db().product.deleteMany();
  // Loaded beforehand, as they are for the bare run.
  await registerServingModel();
  const wallMs = await timed(async () => {
    const opened = await openImport(args);
    await opened.run({ ...args, limit: PRODUCTS, dryRun: false, embedHere: true });
    await opened.close();
    await embedMissing();
  });
  const products = await db().product.count();
  const bare = await measureBare(args.photos as string);
  const bareMs = bare.decodeMs + bare.towerMs;
  printTable(`Import of ${products} products with ${bare.photos} photos, embedded database`, [
    [
      "import and embedding",
      `${(wallMs / 1000).toFixed(1)} s`,
      `${((1000 * bare.photos) / wallMs).toFixed(0)} photos/s`,
    ],
    [
      `bare decoding, ${ROWS_AT_ONCE} at once`,
      `${(bare.decodeMs / 1000).toFixed(1)} s`,
      `${ms(bare.decodeMs / bare.photos)} a photo`,
    ],
    [
      "bare towers",
      `${(bare.towerMs / 1000).toFixed(1)} s`,
      `${ms(bare.towerMs / products)} a product`,
    ],
    ["ratio to decoding + towers (aim 1.25)", (wallMs / bareMs).toFixed(2), ""],
  ]);
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
  const limit = createLimit(ROWS_AT_ONCE);
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
