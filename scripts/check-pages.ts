import { setTimeout as sleep } from "node:timers/promises";
import { UserError } from "@/lib/errors";
import { reportFailure } from "@/lib/failures/report-failure";
import { startBenchShop } from "@/scripts/bench/shop";
import { printTable } from "@/scripts/bench/statistics";
import { audit, CATEGORIES, type Scores } from "@/scripts/check-pages/lighthouse";
import { scriptBytes } from "@/scripts/check-pages/scripts-of-page";
import { warmPhotos } from "@/scripts/check-pages/warm-photos";
import { findChromium } from "@/scripts/test/chromium";

const USAGE = `npm run check:pages [-- --url http://localhost:3000]

Weighs the scripts of the search and the product page of the production build, and asks Lighthouse (by npx) about both,
on a phone and a desktop. Without --url in a shop of its own with 200 demo products. Ends with 1 below a bar.`;

const SETTLING_S = 90;
const MAX_SCRIPT_BYTES = 130_000;
const BARS: Scores = { performance: 95, accessibility: 100, "best-practices": 95, seo: 95 };

async function main(): Promise<void> {
  const given = process.argv.slice(2);
  if (given.includes("--help")) return console.log(USAGE);
  if (!findChromium())
    throw new UserError("no-browser", "No Chromium found: name yours in CHROMIUM_PATH.");
  const at = given.indexOf("--url");
  if (at >= 0) return checkPages(given[at + 1] ?? "");
  process.env.DEMO_PRODUCTS = "200";
  const shop = await startBenchShop(null, "on");
  try {
    await checkPages(shop.url);
  } finally {
    await shop.stop();
  }
}

async function checkPages(shopUrl: string): Promise<void> {
  const answer = await fetch(new URL("/api/search?q=dress&perPage=1", shopUrl));
  const { results } = (await answer.json()) as { results: { handle: string }[] };
  const pages = {
    search: new URL("/search?q=dress", shopUrl).href,
    product: new URL(`/products/${results[0]?.handle}`, shopUrl).href,
  };
  const weights = [["page", "brotli", "gzip"]];
  const scores = [["page", "", ...CATEGORIES]];
  const notes: string[] = [];
  await untilFast(pages.search);
  for (const [name, url] of Object.entries(pages)) {
    await warmPhotos(url);
    const bytes = await scriptBytes(url, "br, gzip");
    if (bytes > MAX_SCRIPT_BYTES) process.exitCode = 1;
    weights.push([name, kilobytes(bytes), kilobytes(await scriptBytes(url, "gzip"))]);
    for (const preset of ["mobile", "desktop"] as const) {
      const { scores: reached, failed } = await audit(url, preset);
      if (CATEGORIES.some((category) => reached[category] < BARS[category])) process.exitCode = 1;
      scores.push([name, preset, ...CATEGORIES.map((category) => String(reached[category]))]);
      notes.push(...failed.map((title) => `${name}, ${preset}: ${title}`));
    }
  }
  printTable(`Scripts of a page (aim ${kilobytes(MAX_SCRIPT_BYTES)})`, weights);
  printTable(`Lighthouse (aim ${CATEGORIES.map((category) => BARS[category]).join(", ")})`, scores);
  for (const note of notes) console.log(`  ${note}`);
}

/** A shop that was just filled counts its words last; only then does it let search engines in. */
async function untilFast(searchUrl: string): Promise<void> {
  for (let waited = 0; waited < SETTLING_S; waited++) {
    if (!(await (await fetch(searchUrl)).text()).includes("noindex")) return;
    await sleep(1_000);
  }
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

main().then(
  () => process.exit(),
  (error: unknown) => {
    reportFailure(error);
    process.exit(1);
  },
);
