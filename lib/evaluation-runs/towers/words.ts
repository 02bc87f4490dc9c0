import { readFile } from "node:fs/promises";
import { z } from "zod";

const phrases = z.record(z.string(), z.array(z.string()));
const wordsSchema = z.object({
  articles: phrases,
  colours: phrases,
  /** The article types of each class of the clothing photos. */
  photoClasses: phrases,
  neighbours: z.record(z.string(), z.string()),
});

/** What training/vocabulary.py and captions.py say that an evaluation needs. */
export type EvaluationWords = z.infer<typeof wordsSchema>;

/** @param file training/evaluation-words.json, written by training/evaluation_words.py */
export async function readEvaluationWords(file: string): Promise<EvaluationWords> {
  return wordsSchema.parse(JSON.parse(await readFile(file, "utf8")));
}
