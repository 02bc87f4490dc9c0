import { mkdir, open, readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { demoCatalogue } from "./catalogue";
import { type PhotoEncoding, type WrittenProduct, writeProduct } from "./written";

const USAGE = `npm run demo:write -- --out folder [options]

Writes products.jsonl, one product a line, and their drawings into photos/ beside it.

  --count 840      products of each seed
  --seed 7         the first seed; the shop's own demo catalogue is 7
  --seeds 1        how many seeds
  --photos jpeg    jpeg, raw (RGB, 8 bit, no header) or none
  --width 800      pixels across of a JPEG
  --without file   handles to leave out, one a line
  --lines          prints each line too, once its drawings are written
  --paced          waits for a line on standard input before every 32 products but the first 64, so that a reader who
                   deletes what it has read bounds what lies on the disk`;

const PACE = 32;
const AHEAD = 2 * PACE;
/** Drawing happens mostly on other threads: one more at a time than there are cores keeps all of them busy. */
const AT_ONCE = availableParallelism() + 1;
const ENCODINGS = ["jpeg", "raw", "none"];

function readOptions() {
  const { values } = parseArgs({
    options: {
      out: { type: "string" },
      count: { type: "string", default: "840" },
      seed: { type: "string", default: "7" },
      seeds: { type: "string", default: "1" },
      photos: { type: "string", default: "jpeg" },
      width: { type: "string", default: "800" },
      without: { type: "string" },
      lines: { type: "boolean", default: false },
      paced: { type: "boolean", default: false },
    },
  });
  const { out: folder, without, lines, paced } = values;
  const [count, seed, seeds, width] = [values.count, values.seed, values.seeds, values.width].map(
    Number,
  ) as [number, number, number, number];
  const whole = [count, seed, seeds, width].every((each) => Number.isInteger(each) && each >= 0);
  if (!folder || !whole || !ENCODINGS.includes(values.photos)) throw new Error(USAGE);
  const encoding = values.photos as PhotoEncoding;
  return { folder, count, seed, seeds, width, encoding, without, lines, paced };
}

type Options = ReturnType<typeof readOptions>;

/** All products of the requested seeds, except those left out. */
async function* products({ count, seed: first, seeds, without }: Options) {
  const leftOut = new Set(without ? (await readFile(without, "utf8")).split("\n") : []);
  for (let seed = first; seed < first + seeds; seed++) {
    for (const product of demoCatalogue({ count, seed })) {
      if (!leftOut.has(product.handle)) yield { seed, product };
    }
  }
}

/** Resolves when the reader has caught up; immediately if nobody sets the pace. */
function pacer(paced: boolean): (index: number) => Promise<unknown> {
  if (!paced) return async () => undefined;
  const permits = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  return async (index) => {
    if (index >= AHEAD && index % PACE === 0) await permits.next();
  };
}

async function main(): Promise<void> {
  const options = readOptions();
  await mkdir(path.join(options.folder, "photos"), { recursive: true });
  const file = await open(path.join(options.folder, "products.jsonl"), "w");
  const queue: Promise<WrittenProduct>[] = [];
  const finishFirst = async () => {
    const line = `${JSON.stringify(await queue.shift())}\n`;
    await file.write(line);
    if (options.lines) process.stdout.write(line);
  };
  const pace = pacer(options.paced);
  let index = 0;
  for await (const { seed, product } of products(options)) {
    await pace(index++);
    queue.push(writeProduct(product, { ...options, seed }));
    if (queue.length >= AT_ONCE) await finishFirst();
  }
  while (queue.length > 0) await finishFirst();
  await file.close();
  process.stdin.destroy();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
