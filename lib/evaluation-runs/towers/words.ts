import { readFile } from "node:fs/promises";
import { z } from "zod";

/** By what the data set calls it. */
const phrases = byName(z.array(z.string()));
const wordsSchema = z.object({
  articles: phrases,
  colours: phrases,
  /** The article types of each class of the clothing photos. */
  photoClasses: phrases,
  neighbours: byName(z.string()),
});

/** What training/vocabulary.py and captions.py say that an evaluation needs. */
export type EvaluationWords = z.infer<typeof wordsSchema>;

/** @param file training/evaluation-words.json, written by training/evaluation_words.py */
export async function readEvaluationWords(file: string): Promise<EvaluationWords> {
  return wordsSchema.parse(JSON.parse(await readFile(file, "utf8")));
}

function byName<T extends z.ZodType>(value: T) {
  return z.record(z.string(), value).transform((record) => new Map(Object.entries(record)));
}
