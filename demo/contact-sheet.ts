import sharp from "sharp";
import { type DemoProduct, demoCatalogue } from "./catalogue";

// tsx demo/contact-sheet.ts <to.png> [offset or category] [seed]: fifty products on one sheet.

const COLUMNS = 10;
const CELL = { width: 240, height: 300 };

function chosen(what: string, products: DemoProduct[]): DemoProduct[] {
  if (/^\d+$/.test(what)) return products.slice(Number(what), Number(what) + 50);
  const names = what.split(",").map((name) => name.toLowerCase());
  const each = Math.floor(50 / names.length);
  return names.flatMap((name) =>
    products
      .filter((p) => [p.fineCategory, p.broadCategory].some((c) => c.toLowerCase() === name))
      .slice(0, each),
  );
}

async function main(): Promise<void> {
  const [path = "contact-sheet.png", what = "0", seed = "7"] = process.argv.slice(2);
  const named = !/^\d+$/.test(what);
  const products = chosen(what, demoCatalogue({ seed: Number(seed), count: named ? 2400 : 840 }));
  const cells = [];
  for (const [i, product] of products.entries()) {
    const photo = product.photos[0];
    if (!photo) continue;
    const { data, width, height } = await photo.render();
    const input = await sharp(data, { raw: { width, height, channels: 3 } })
      .resize(CELL.width, CELL.height)
      .png()
      .toBuffer();
    cells.push({
      input,
      left: (i % COLUMNS) * CELL.width,
      top: Math.floor(i / COLUMNS) * CELL.height,
    });
  }
  const height = Math.ceil(products.length / COLUMNS) * CELL.height;
  await sharp({ create: { width: COLUMNS * CELL.width, height, channels: 3, background: "#fff" } })
    .composite(cells)
    .png()
    .toFile(path);
}

await main();
