import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { findChromium } from "@/scripts/test/chromium";

const run = promisify(execFile);
const LIGHTHOUSE = "lighthouse@13.5.0";
const FLAGS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;
export type Scores = Record<(typeof CATEGORIES)[number], number>;
export type Audit = { scores: Scores; failed: string[] };

/** As Lighthouse's documentation recommends against noise (docs/variability.md). */
const RUNS = 5;

/**
 * Lighthouse's scores of a page, 0–100, and the audits that cost points, from the run with the median performance. npx
 * fetches Lighthouse when it is first needed, so that a newcomer need not install it.
 */
export async function audit(url: string, preset: "mobile" | "desktop"): Promise<Audit> {
  const audits: Audit[] = [];
  while (audits.length < RUNS) audits.push(await auditOnce(url, preset));
  audits.sort((a, b) => a.scores.performance - b.scores.performance);
  return audits[(RUNS - 1) / 2] as Audit;
}

async function auditOnce(url: string, preset: "mobile" | "desktop"): Promise<Audit> {
  const folder = await mkdtemp(path.join(tmpdir(), "lighthouse-"));
  const file = path.join(folder, "report.json");
  try {
    await run(
      "npx",
      [
        "--yes",
        LIGHTHOUSE,
        url,
        "--quiet",
        "--output=json",
        `--output-path=${file}`,
        `--only-categories=${CATEGORIES.join(",")}`,
        `--chrome-flags=${FLAGS.join(" ")}`,
        ...(preset === "desktop" ? ["--preset=desktop"] : []),
      ],
      { env: { ...process.env, CHROME_PATH: findChromium() ?? "" }, maxBuffer: 64 * 1024 * 1024 },
    );
    return readAudit(JSON.parse(await readFile(file, "utf8")));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Report = {
  categories: Record<string, { score: number; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, { title: string; score: number | null; displayValue?: string }>;
};

function readAudit({ categories, audits }: Report): Audit {
  const scores = Object.fromEntries(
    CATEGORIES.map((name) => [name, Math.round(100 * (categories[name]?.score ?? 0))]),
  ) as Scores;
  const weighed = CATEGORIES.flatMap((name) => categories[name]?.auditRefs ?? []);
  const failed = weighed
    .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
    .map(({ id }) => `${audits[id]?.title} ${audits[id]?.displayValue ?? ""}`.trim());
  return { scores, failed };
}
