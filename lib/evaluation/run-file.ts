import { readFile, writeFile } from "node:fs/promises";
import { z } from "zod";
import { UserError } from "@/lib/errors";
import { type EvaluationRun, PROTOCOLS } from "@/lib/evaluation/run";
import { plainJson } from "@/lib/plain-text";

const figureSchema = z.object({
  arm: z.string(),
  target: z.string(),
  metric: z.string(),
  mean: z.number(),
  low: z.number(),
  high: z.number(),
  ceiling: z.number().nullable(),
  better: z.enum(["higher", "lower"]).nullable(),
  querySet: z.string(),
  values: z.array(z.number()),
});

const runSchema: z.ZodType<EvaluationRun> = z.object({
  format: z.literal(1),
  protocol: z.enum(PROTOCOLS),
  startedAt: z.string(),
  durationMs: z.number(),
  model: z.object({ key: z.string(), name: z.string(), dimension: z.number() }),
  catalogue: z.object({
    products: z.number(),
    broadCategories: z.number(),
    fineCategories: z.number(),
  }),
  options: z.record(z.string(), z.union([z.string(), z.number()])),
  notes: z.array(z.string()),
  queries: z.record(z.string(), z.array(z.string())),
  figures: z.array(figureSchema),
});

/** @throws UserError when the file is not a run written by `--json` */
export async function readRun(file: string): Promise<EvaluationRun> {
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new UserError("run-file", `${file} cannot be read. Give the path of a run's JSON.`, {
      cause,
    });
  });
  const parsed = runSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new UserError(
    "run-file",
    `${file} is not a run: ${z.prettifyError(parsed.error).split("\n")[0]}. Write one with --json ${file}.`,
  );
}

export async function writeRun(file: string, run: EvaluationRun): Promise<void> {
  await writeFile(file, `${plainJson(run)}\n`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
