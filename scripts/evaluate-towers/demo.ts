import sharp from "sharp";
import { demoCatalogue } from "@/demo/catalogue";
import { demoFigures } from "@/lib/evaluation-runs/towers/demo-figures";
import type { Figures } from "@/lib/evaluation-runs/towers/dev-figures";
import { meansOf, vectorsOf } from "@/lib/evaluation-runs/towers/vectors";
import type { Towers } from "@/lib/towers/towers";
import { embedPhotos } from "@/scripts/evaluate-towers/embed";

/** As demo/export.ts writes them, which training/evaluate.py reads. */
const WIDTH_PX = 160;

/** Figures of the shop's own demo catalogue (840 products, seed 7), which is not trained on. */
export async function measureDemo(towers: Towers): Promise<Figures> {
  const products = demoCatalogue({ count: 840, seed: 7 });
  const drawings = products.flatMap((product, at) =>
    product.photos.map((photo) => ({ at, photo })),
  );
  const images = await embedPhotos(
    towers,
    {
      count: drawings.length,
      close: () => {},
      async read(at) {
        const { data, width, height } = await (drawings[at] as (typeof drawings)[0]).photo.render();
        const raw = { width, height, channels: 3 } as const;
        return sharp(data, { raw }).resize(WIDTH_PX).jpeg({ quality: 90 }).toBuffer();
      },
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
