import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

const phrasesSchema = byName(z.array(z.string()));
const photoClassesSchema = byName(z.object({ article_types: z.array(z.string()) }));
const neighboursSchema = byName(z.string());

/** What shoppers call things, keyed by the data set's terms. */
export type EvaluationWords = {
  articles: Map<string, string[]>;
  colours: Map<string, string[]>;
  /** The article types of each class of the clothing photos. */
  photoClasses: Map<string, { article_types: string[] }>;
  /** The key next to each letter's. */
  neighbours: Map<string, string>;
};

/** @param folder training's vocabulary: JSON files shared with training */
export async function readEvaluationWords(
  folder = "training/shop_training/vocabulary",
): Promise<EvaluationWords> {
  const read = async (name: string): Promise<unknown> =>
    JSON.parse(await readFile(path.join(folder, `${name}.json`), "utf8"));
  return {
    articles: phrasesSchema.parse(await read("article_types")),
    colours: phrasesSchema.parse(await read("colours")),
    photoClasses: photoClassesSchema.parse(await read("photo_classes")),
    neighbours: neighboursSchema.parse(await read("keyboard_neighbours")),
  };
}

function byName<T extends z.ZodType>(value: T) {
  return z.record(z.string(), value).transform((record) => new Map(Object.entries(record)));
}
