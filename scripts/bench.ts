import { parseArgs } from "node:util";
import { benchQueryPath } from "@/scripts/bench/query-path";
import { benchRerank } from "@/scripts/bench/rerank";
import { startBenchShop } from "@/scripts/bench/shop";

/** Prints what the shop costs on this machine: medians and ratios from one run, in a data folder of its own. */
async function main(): Promise<void> {
  parseArgs({ options: {} });
  benchRerank();
  const shop = await startBenchShop();
  try {
    await benchQueryPath(shop, [600, 5000]);
  } finally {
    await shop.stop();
  }
}

await main();
process.exit(0);
