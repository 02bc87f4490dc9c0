import { parseArgs } from "node:util";
import { withDatabase } from "@/lib/database/connect";
import { closeServingTowers, registerServingModel } from "@/lib/embedding/models";
import { UserError } from "@/lib/errors";
import { type BandRecall, measureRecall, type RecallOptions } from "@/lib/evaluation-runs/recall";
import { reportFailure } from "@/lib/failures/report-failure";
import { MODES, type Mode } from "@/lib/search/types";
import { printTable } from "@/scripts/bench/statistics";

const USAGE = `npm run check:recall [-- options]

Samples the live catalogue: recall@50 of the shop's vector search against an exact scan, for filters from all
products down to one in ten thousand, and whether any search gave fewer rows than there are. Writes nothing.

  --mode average      which vectors: description, image or average
  --queries 10        queries per filter: vectors of products drawn at random
  --filters 5         filters per selectivity
  --scan auto         how to search: auto as the shop does, index or exact

Ends with 1 when a mean recall is below .99 or a search came back short.`;

const ENOUGH = 0.99;
const SCANS = new Map<string, RecallOptions["scan"]>([
  ["auto", null],
  ["index", "index"],
  ["exact", "exact"],
]);

function readOptions() {
  const { values } = parseArgs({
    options: {
      mode: { type: "string", default: "average" },
      queries: { type: "string", default: "10" },
      filters: { type: "string", default: "5" },
      scan: { type: "string", default: "auto" },
      help: { type: "boolean", default: false },
    },
  });
  const mode = MODES.find((each) => each === values.mode);
  const queries = Number(values.queries);
  const filtersPerBand = Number(values.filters);
  const scan = SCANS.get(values.scan);
  const counts = [queries, filtersPerBand].every((count) => Number.isInteger(count) && count > 0);
  if (!mode || !counts || scan === undefined) throw new UserError("usage", USAGE);
  return { mode: mode as Mode, queries, filtersPerBand, scan, help: values.help };
}

async function main(): Promise<void> {
  const { help, ...options } = readOptions();
  if (help) return console.log(USAGE);
  await withDatabase(async () => {
    const { key, dimension } = await registerServingModel();
    await closeServingTowers();
    const bands = await measureRecall({
      ...options,
      modelKey: key,
      dimension,
      onBand: ({ band }) => console.error(`  measured filters that leave ${precisely(band)}`),
    });
    if (bands.length === 0) throw new UserError("nothing", "No product can be searched yet.");
    printTable(`Recall@50 of ${key}, mode=${options.mode}`, [
      ["filters leave", "filters", "searches", "how", "recall", "worst", "came back short"],
      ...bands.map(rowOf),
    ]);
    if (bands.some(({ recall, short }) => recall < ENOUGH || short > 0)) process.exitCode = 1;
  });
}

function rowOf({ share, filters, searches, scans, recall, worst, short }: BandRecall): string[] {
  const how = Object.entries(scans).map(([scan, count]) => `${count} ${scan}`);
  return [
    precisely(share),
    String(filters),
    String(searches),
    how.join(", "),
    recall.toFixed(4),
    worst.toFixed(2),
    String(short),
  ];
}

/** A share, precise enough for ten-thousandths: "22 %", "0.029 %". */
function precisely(share: number): string {
  return `${Number((100 * share).toPrecision(2))} %`;
}

main().catch(reportFailure);
