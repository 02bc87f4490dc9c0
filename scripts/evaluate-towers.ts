import { writeFile } from "node:fs/promises";
import path from "node:path";
import { UserError } from "@/lib/errors";
import { barsAsText } from "@/lib/evaluation-runs/towers/bars";
import {
  ALL_FILES,
  DEV_FILES,
  openClothingPhotos,
  openStorePhotos,
  readStoreProducts,
  requireData,
} from "@/lib/evaluation-runs/towers/dev-data";
import { devFigures } from "@/lib/evaluation-runs/towers/dev-figures";
import { drawQueries } from "@/lib/evaluation-runs/towers/draw-queries";
import type { Figures } from "@/lib/evaluation-runs/towers/figures";
import { titleFigures } from "@/lib/evaluation-runs/towers/title-figures";
import { stacked, vectorsOf } from "@/lib/evaluation-runs/towers/vectors";
import { readEvaluationWords } from "@/lib/evaluation-runs/towers/words";
import { writingTo } from "@/lib/failures/file-failure";
import { reportFailure } from "@/lib/failures/report-failure";
import { plainJson } from "@/lib/plain-text";
import { openTowers } from "@/lib/towers/towers";
import type { Towers } from "@/lib/towers/types";
import { measureDemo } from "@/scripts/evaluate-towers/demo";
import { embedPhotos } from "@/scripts/evaluate-towers/embed";
import { readOptions, USAGE } from "@/scripts/evaluate-towers/options";
import { measureSpeed } from "@/scripts/evaluate-towers/speed";

const DATA_ABSENT = 2;

async function main(): Promise<void> {
  const { towers: folder, data, quick, demo, json, help } = readOptions(process.argv.slice(2));
  if (help) return console.log(USAGE);
  await requireData(data, quick ? DEV_FILES : ALL_FILES);
  const towers = await openTowers(path.resolve(folder), { runner: "inline" });
  let figures: Figures;
  try {
    figures = await measureDev(towers, data, quick);
    if (demo) figures = { ...figures, ...(await measureDemo(towers)) };
  } finally {
    await towers.close();
  }
  const { photoMs, textMs } = await measureSpeed(folder);
  console.log(`${towers.key}, ${folder}\n\n${barsAsText(figures)}\n`);
  console.log(
    `One core: ${photoMs.toFixed(1)} ms a photo (bar 25), ${textMs.toFixed(1)} ms a text of 16 tokens (bar 6)`,
  );
  if (json) {
    const report = { model: towers.key, figures, photoMs, textMs };
    await writingTo(json, () => writeFile(json, `${plainJson(report, 2)}\n`));
  }
}

async function measureDev(towers: Towers, data: string, quick: boolean): Promise<Figures> {
  const words = await readEvaluationWords();
  const products = await readStoreProducts(data, "dev");
  const titles = vectorsOf(await towers.embedTexts(products.map(({ title }) => title)));
  const photos = await embedPhotos(
    towers,
    await openStorePhotos(data, "dev", products),
    "dev photos",
  );
  const people = await openClothingPhotos(data);
  const clothing = await embedPhotos(towers, people.photos, "clothing photos");
  const dev = { products, titles, photos, classes: people.classes, clothing };
  const figures = await devFigures(dev, drawQueries(products, words), words, async (texts) =>
    vectorsOf(await towers.embedTexts(texts)),
  );
  if (quick) return figures;
  const others = await readStoreProducts(data, "train");
  const crowd = await embedPhotos(
    towers,
    await openStorePhotos(data, "train", others),
    "train photos",
  );
  const everyone = { products: [...products, ...others], photos: stacked(photos, crowd) };
  titleFigures(figures, "title->photo of all", { products, titles }, everyone);
  return figures;
}

main().catch((error: unknown) => {
  reportFailure(error);
  process.exitCode = error instanceof UserError && error.code === "data-absent" ? DATA_ABSENT : 1;
});
