import { mkdir, open } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { demoCatalogue } from "./catalogue";

// tsx demo/export.ts <folder> [products per seed] [first seed] [number of seeds]
// Writes images/<seed>-<handle>-<n>.jpg (160 pixels wide) and captions.jsonl, one line per product.
// The shop's own seed is 7: train on others, so that the shop's products stay unseen.

const WIDTH_PX = 160;
const AT_ONCE = 4;

async function main(): Promise<void> {
  const [folder, count = "840", first = "100", seeds = "1"] = process.argv.slice(2);
  if (!folder) throw new Error("Name a folder: tsx demo/export.ts <folder> [count] [seed] [seeds]");
  await mkdir(join(folder, "images"), { recursive: true });
  const captions = await open(join(folder, "captions.jsonl"), "w");
  for (let seed = Number(first); seed < Number(first) + Number(seeds); seed++) {
    const products = demoCatalogue({ count: Number(count), seed });
    for (let start = 0; start < products.length; start += AT_ONCE) {
      const batch = products.slice(start, start + AT_ONCE).map(async ({ photos, ...words }) => {
        const images = await Promise.all(
          photos.map(async ({ render }, n) => {
            const name = `images/${seed}-${words.handle}-${n}.jpg`;
            const { data, width, height } = await render();
            await sharp(data, { raw: { width, height, channels: 3 } })
              .resize(WIDTH_PX)
              .jpeg({ quality: 90 })
              .toFile(join(folder, name));
            return name;
          }),
        );
        return `${JSON.stringify({ seed, ...words, images })}\n`;
      });
      await captions.write((await Promise.all(batch)).join(""));
    }
    console.log(`seed ${seed}: ${products.length} products`);
  }
  await captions.close();
}

await main();
