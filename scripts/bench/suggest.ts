import { db } from "@/lib/database/db";
import { refreshCatalogueAndReport } from "@/lib/maintenance/refresh-catalogue";
import { countQuery } from "@/lib/suggestions/popular-queries";
import { wordsOf } from "@/lib/suggestions/typed-words";
import { ask } from "@/scripts/bench/ask";
import type { BenchShop } from "@/scripts/bench/shop";
import { ms, printTable, quantile } from "@/scripts/bench/statistics";

/** A delay that a typing shopper does not notice. */
const BAR_MS = 50;
const PREFIXES = 300;
const LONGEST = 12;
const POPULAR = 500;

/**
 * Measures `/api/suggest` over HTTP, one prefix after the other, on the existing catalogue and with popular queries.
 */
export async function benchSuggest(shop: BenchShop, database: string): Promise<void> {
  const titles = await listTitles();
  await makePopular(titles);
  const beginnings = distinctBeginnings(titles);
  const groups: [name: string, asked: string[]][] = [
    ["1–2", beginnings.filter(({ length }) => length <= 2)],
    ["3–5", beginnings.filter(({ length }) => length >= 3 && length <= 5)],
    ["6–12", beginnings.filter(({ length }) => length >= 6)],
    ["6–12, two letters swapped", beginnings.filter(({ length }) => length >= 6).map(withTypo)],
    ["none", Array.from({ length: 50 }, () => "")],
  ];
  for (const q of beginnings.slice(0, 20)) await askFor(shop, q);
  const all: number[] = [];
  const rows = [["letters", "asked", "p50", "p95", `bar: ${BAR_MS} ms`]];
  for (const [name, asked] of groups) {
    const times: number[] = [];
    for (const q of asked) times.push(await askFor(shop, q));
    all.push(...times);
    rows.push([name, ...summary(times)]);
  }
  rows.push(["all", ...summary(all)]);
  printTable(`Suggestions: /api/suggest at ${titles.length} products, ${database}`, rows);
}

async function askFor(shop: BenchShop, q: string): Promise<number> {
  return (await ask(shop, "/api/suggest", { q })).tookMs;
}

function summary(times: number[]): string[] {
  const p95 = quantile(times, 0.95);
  const verdict = p95 <= BAR_MS ? "met" : "missed";
  return [String(times.length), ms(quantile(times, 0.5)), ms(p95), verdict];
}

/** Titles of the published products, after counting their words the way the worker does. */
async function listTitles(): Promise<string[]> {
  const products = await db().product.findMany({
    where: { status: "published" },
    select: { title: true },
    orderBy: { handle: "asc" },
  });
  await refreshCatalogueAndReport();
  return products.map(({ title }) => title);
}

/** Adds as many popular queries as a shop has after some months. */
async function makePopular(titles: string[]): Promise<void> {
  const step = Math.max(1, Math.floor(titles.length / POPULAR));
  for (let at = 0; at < titles.length; at += step) {
    const words = wordsOf(titles[at] ?? "")
      .slice(1, 4)
      .join(" ");
    for (let times = 0; times < 3; times++) await countQuery(words);
  }
}

/** Distinct prefixes of titles, with and without their first word, 1 to LONGEST characters long. */
function distinctBeginnings(titles: string[]): string[] {
  const found = new Set<string>();
  for (let at = 0; found.size < PREFIXES && at < 10 * PREFIXES; at++) {
    const words = wordsOf(titles[(at * 7_919) % titles.length] ?? "");
    const text = words.slice(at % 2).join(" ");
    found.add(text.slice(0, 1 + (at % LONGEST)).trim());
  }
  found.delete("");
  return [...found];
}

function withTypo(text: string): string {
  const [first = "", second = "", third = "", ...rest] = text;
  return [first, third, second, ...rest].join("");
}
