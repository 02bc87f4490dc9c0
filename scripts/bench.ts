import { UserError } from "@/lib/errors";
import { reportFailure } from "@/lib/failures/report-failure";
import { benchImport } from "@/scripts/bench/import";
import { withOwnDatabase } from "@/scripts/bench/own-database";
import { benchQueryPath } from "@/scripts/bench/query-path";
import { benchRerank } from "@/scripts/bench/rerank";
import { startBenchShop } from "@/scripts/bench/shop";
import { printTable } from "@/scripts/bench/statistics";
import { benchSuggest } from "@/scripts/bench/suggest";
import { readImportArguments } from "@/scripts/import/options";

const USAGE = `npm run bench [-- products.csv --photos photos.zip [--map ours=theirs]…]

Prints what the shop costs on this machine: medians and ratios from one run, in a data folder of its own.
With a file of products, as npm run import takes it, the import is measured too. With BENCH_DATABASE_URL, a Postgres with
pgvector where a database can be made and dropped, the query path is measured there too, at 5,000 and 40,000 products.`;

async function main(): Promise<void> {
  const given = process.argv.slice(2);
  if (given.includes("--help")) return console.log(USAGE);
  const products =
    given.length > 0 ? readImportArguments(given, process.env.INIT_CWD ?? process.cwd()) : null;
  if (products && !products.photos)
    throw new UserError("bench", "Name the photos: --photos photos.zip");

  benchRerank();
  const shop = await startBenchShop();
  try {
    const idle = await shop.memory();
    await benchQueryPath(shop, "embedded database", [600, 5_000]);
    await benchSuggest(shop, "embedded database");
    if (products) await benchImport(products);
    else console.log("\nImport: not measured. Give products and photos: npm run bench -- --help");
    printTable("Resident memory of the whole shop", [
      ["idle", megabytes(idle)],
      [products ? "after the import" : "after the queries", megabytes(await shop.memory())],
    ]);
  } finally {
    await shop.stop();
  }
  const server = process.env.BENCH_DATABASE_URL;
  if (server) await withOwnDatabase(server, benchOnPostgres);
  else console.log("\nPostgres: not measured. Set BENCH_DATABASE_URL: npm run bench -- --help");
}

async function benchOnPostgres(databaseUrl: string): Promise<void> {
  const shop = await startBenchShop(databaseUrl);
  try {
    await benchQueryPath(shop, "Postgres", [5_000, 40_000]);
  } finally {
    await shop.stop();
  }
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    reportFailure(error);
    process.exit(1);
  },
);
