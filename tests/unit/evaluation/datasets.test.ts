import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { readDataset } from "@/lib/evaluation/datasets/dataset";

const folders: string[] = [];

/** A folder with these files; photos need no pixels here. */
async function folderWith(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "dataset-"));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  return folder;
}

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

test("Fashion200k: products, categories and photos come from labels and tree", async () => {
  const folder = await folderWith({
    "labels/dress_train_detect_all.txt":
      "women/dresses/casual_and_day_dresses/51727804/51727804_0.jpeg\t0.941\tred midi dress\n" +
      "women/dresses/casual_and_day_dresses/51727804/51727804_1.jpeg\t0.871\tred midi dress\n" +
      "women/dresses/cocktail_dresses/60000001/60000001_0.jpeg\t0.5\tblack lace dress\n",
    "labels/top_test_detect_all.txt": "women/tops/blouses/7/7_0.jpeg\t0.99\twhite blouse\r\n\n",
    "women/dresses/casual_and_day_dresses/51727804/51727804_0.jpeg": "",
    "women/dresses/casual_and_day_dresses/51727804/51727804_1.jpeg": "",
    "women/tops/blouses/7/7_0.jpeg": "",
  });
  const products = await readDataset(folder, "fashion200k");
  expect(products).toEqual([
    {
      key: "51727804",
      title: "red midi dress",
      description: "",
      broadCategory: "dresses",
      fineCategory: "casual and day dresses",
      colour: null,
      tags: [],
      photos: ["51727804_0.jpeg", "51727804_1.jpeg"].map((name) =>
        path.join(folder, "women/dresses/casual_and_day_dresses/51727804", name),
      ),
    },
    expect.objectContaining({ key: "60000001", fineCategory: "cocktail dresses", photos: [] }),
    expect.objectContaining({ key: "7", broadCategory: "tops", title: "white blouse" }),
  ]);
});

test("Fashion200k: a tree under another folder is found all the same", async () => {
  const folder = await folderWith({
    "labels/skirt_train_detect_all.txt": "women/skirts/mini_skirts/5/5_0.jpeg\t1\tblue skirt\n",
    "images/women/skirts/mini_skirts/5/5_0.jpeg": "",
  });
  const [product] = await readDataset(folder, "fashion200k");
  expect(product?.photos).toHaveLength(1);
});

test("CSV: usual names of columns are understood, photos are found by path or by name", async () => {
  const folder = await folderWith({
    "products.csv":
      "id,title,masterCategory,subCategory,articleType,baseColour,image,tags\n" +
      '1,"Shirt, checked",Apparel,Topwear,Shirts,Blue,1.jpg|photos/2.jpg,"men, casual"\n' +
      "2,Bag,Accessories,Bags,,,missing.jpg,\n",
    "photos/1.jpg": "",
    "photos/2.jpg": "",
  });
  expect(await readDataset(folder, "csv")).toEqual([
    {
      key: "1",
      title: "Shirt, checked",
      description: "",
      broadCategory: "Topwear",
      fineCategory: "Shirts",
      colour: "Blue",
      tags: ["men", "casual"],
      photos: ["1.jpg", "2.jpg"].map((name) => path.join(folder, "photos", name)),
    },
    expect.objectContaining({ fineCategory: "Bags", colour: null, tags: [], photos: [] }),
  ]);
});

test("JSON lines: lists may be lists", async () => {
  const folder = await folderWith({
    "a.jsonl":
      '{"handle":"x","name":"Coat","category":"Outerwear","subcategory":"Coats","color":"Grey","tags":["wool"],"images":["1.png"]}\n\n',
    "1.png": "",
  });
  const [product] = await readDataset(folder, "jsonl");
  expect(product).toMatchObject({
    key: "x",
    title: "Coat",
    broadCategory: "Outerwear",
    fineCategory: "Coats",
    colour: "Grey",
    tags: ["wool"],
    photos: [path.join(folder, "1.png")],
  });
});

test("what a folder lacks is said, with the place", async () => {
  const empty = await folderWith({});
  await expect(readDataset(empty, "csv")).rejects.toThrow(/no \.csv file/);
  await expect(readDataset(empty, "fashion200k")).rejects.toThrow(/dress_train_detect_all/);
  await expect(readDataset(path.join(empty, "gone"), "csv")).rejects.toThrow(/not a folder/);
  const untitled = await folderWith({ "p.csv": "title,category\nA,B\n,C\n" });
  await expect(readDataset(untitled, "csv")).rejects.toThrow("p.csv, record 2: title is missing.");
  const broken = await folderWith({ "p.jsonl": '{"title":"A","category":"B"}\n[1]\n' });
  await expect(readDataset(broken, "jsonl")).rejects.toThrow(/line 2 is not a JSON object/);
});
