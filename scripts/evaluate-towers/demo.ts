import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { demoFigures } from "@/lib/evaluation-runs/towers/demo-figures";
import type { Figures } from "@/lib/evaluation-runs/towers/figures";
import { meansOf, vectorsOf } from "@/lib/evaluation-runs/towers/vectors";
import type { Towers } from "@/lib/towers/types";
import { type WrittenProduct, writtenProducts } from "@/scripts/demo/read-written";
import { embedPhotos } from "@/scripts/evaluate-towers/embed";

/** As training's drawings are written. */
const WIDTH_PX = 160;

/** Figures of the shop's own demo catalogue (840 products, seed 7), which is not trained on. */
export async function measureDemo(towers: Towers): Promise<Figures> {
  const folder = await mkdtemp(path.join(tmpdir(), "shop-demo-"));
  try {
    return await measure(towers, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(towers: Towers, folder: string): Promise<Figures> {
  const products: WrittenProduct[] = [];
  const options = { count: 840, seed: 7, photos: "jpeg", widthPx: WIDTH_PX } as const;
  for await (const product of writtenProducts(folder, options)) products.push(product);
  const drawings = products.flatMap((product, at) =>
    product.photos.map(({ file }) => ({ at, file: path.join(folder, file) })),
  );
  const images = await embedPhotos(
    towers,
    {
      count: drawings.length,
      close: () => {},
      read: (at) => readFile((drawings[at] as (typeof drawings)[0]).file),
    },
    "demo drawings",
  );
  const groups = products.map((): number[] => []);
  for (const [row, { at }] of drawings.entries()) groups[at]?.push(row);
  const texts = products.map(({ title, description }) => `${title}. ${description}`);
  return demoFigures(
    products,
    vectorsOf(await towers.embedTexts(texts)),
    meansOf(images, groups),
    async (queries) => vectorsOf(await towers.embedTexts(queries)),
  );
}
