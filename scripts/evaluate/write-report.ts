import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";
import { chartsOf } from "@/lib/evaluation/report/charts";
import { runAsPage } from "@/lib/evaluation/report/page";
import type { EvaluationRun } from "@/lib/evaluation/run";
import { writeRun } from "@/lib/evaluation/run-file";
import { plainText } from "@/lib/plain-text";

/** Twice the screen's 72 pixels per inch: sharp in print at half a page's width. */
const PNG_DENSITY = 144;

/** Writes index.html, run.json, and every chart as SVG and PNG. */
export async function writeReport(folder: string, run: EvaluationRun): Promise<void> {
  await mkdir(folder, { recursive: true });
  const charts = chartsOf(run).map((chart) => ({ ...chart, svg: plainText(chart.svg) }));
  // Code that reads uploads blocks SVG in libvips. These files are our own, in a process that takes no uploads.
  sharp.unblock({ operation: ["VipsForeignLoadSvg"] });
  await writeFile(path.join(folder, "index.html"), plainText(runAsPage(run, charts)));
  await writeRun(path.join(folder, "run.json"), run);
  for (const { name, svg } of charts) {
    await writeFile(path.join(folder, `${name}.svg`), svg);
    const png = await sharp(Buffer.from(svg), { density: PNG_DENSITY })
      .flatten({ background: "white" })
      .png()
      .toBuffer();
    await writeFile(path.join(folder, `${name}.png`), png);
  }
}
