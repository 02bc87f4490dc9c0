import { mkdir } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import sharp from "sharp";
import { type DemoProduct, demoCatalogue } from "./catalogue";

const USAGE = `npm run demo:sheet -- [options]

Draws contact sheets of fifty products each: look at every garment before you hand one in.

  --out demo-sheets       folder
  --count 840             products of the catalogue
  --seed 7                the shop's own demo catalogue is 7
  --only "Blazer,Shirts"  fine or broad categories; the first fifty of each`;

const COLUMNS = 10;
const PER_SHEET = 50;
const CELL = { width: 240, height: 300 };

function readOptions() {
  const { values } = parseArgs({
    options: {
      out: { type: "string", default: "demo-sheets" },
      count: { type: "string", default: "840" },
      seed: { type: "string", default: "7" },
      only: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  return { ...values, count: Number(values.count), seed: Number(values.seed) };
}

type Sheet = { name: string; products: DemoProduct[] };

function sheetsOf(products: DemoProduct[], only: string | undefined): Sheet[] {
  if (only === undefined) {
    const sheets = Math.ceil(products.length / PER_SHEET);
    return Array.from({ length: sheets }, (_, at) => ({
      name: `sheet-${String(at + 1).padStart(2, "0")}`,
      products: products.slice(at * PER_SHEET, (at + 1) * PER_SHEET),
    }));
  }
  return only.split(",").map((name) => ({
    name: name.trim().toLowerCase().replaceAll(/\W+/g, "-"),
    products: products
      .filter(({ fineCategory, broadCategory }) =>
        [fineCategory, broadCategory].some(
          (category) => category.toLowerCase() === name.trim().toLowerCase(),
        ),
      )
      .slice(0, PER_SHEET),
  }));
}

async function drawSheet(products: DemoProduct[], file: string): Promise<void> {
  const cells = [];
  for (const [at, { photos }] of products.entries()) {
    const [photo] = photos;
    if (!photo) continue;
    const { data, width, height } = await photo.render();
    const input = await sharp(data, { raw: { width, height, channels: 3 } })
      .resize(CELL.width, CELL.height)
      .png()
      .toBuffer();
    const row = Math.floor(at / COLUMNS);
    cells.push({ input, left: (at % COLUMNS) * CELL.width, top: row * CELL.height });
  }
  const height = Math.max(1, Math.ceil(products.length / COLUMNS)) * CELL.height;
  const width = COLUMNS * CELL.width;
  await sharp({ create: { width, height, channels: 3, background: "#fff" } })
    .composite(cells)
    .png()
    .toFile(file);
}

async function main(): Promise<void> {
  const { out, count, seed, only, help } = readOptions();
  if (help) return console.log(USAGE);
  await mkdir(out, { recursive: true });
  for (const { name, products } of sheetsOf(demoCatalogue({ count, seed }), only)) {
    if (products.length === 0) throw new Error(`No product is in the category ${name}.`);
    const file = path.join(out, `${name}.png`);
    await drawSheet(products, file);
    console.log(`${file}: ${products.length} products`);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
