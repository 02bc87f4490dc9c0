import { parseArgs } from "node:util";
import { z } from "zod";
import { UserError } from "@/lib/errors";
import { DATASET_FORMATS } from "@/lib/evaluation/datasets/dataset";
import { RETRIEVALS } from "@/lib/evaluation/retrieval";
import { PROTOCOLS } from "@/lib/evaluation/run";

export const usage = `Measures the search of the catalogue that is loaded, or of a folder.

  npm run evaluate -- --protocol ${PROTOCOLS.join("|")} [options]
  npm run evaluate -- --compare before.json after.json

  --retrieval both        pure: by vectors alone; shop: as shoppers get it, words matched too and what is far cut
                          (all but diversity and fusion)
  --queries 1000          random queries (article, known-items, composition, diversity, fusion)
  --seed 1                draws other queries
  --k 10,20,50,100        ranks to cut at (article, judgements), at most 100
  --candidates 50         how many are reranked (diversity)
  --step 0.1              between two weights of the image (fusion) or of the words (composition)
  --queries-from file.csv query, and any of handle, broad_category, fine_category, colour (products)
  --judgements file.csv   query, handle, grade (judgements)

  --json file.json        writes the run, with every query's value
  --report folder         writes a page, its charts as SVG and PNG, and the run
  --gate baseline.json    fails when a figure has clearly fallen behind that run's

  --dataset folder --format ${DATASET_FORMATS.join("|")}
                          evaluates a folder in a temporary catalogue of its own
  --keep folder           keeps that catalogue there, so that the next run need not embed again`;

const count = z.coerce.number().int().min(1);
const optionsSchema = z.object({
  protocol: z.enum(PROTOCOLS).default("article"),
  queries: count.max(1_000_000).default(1_000),
  seed: z.coerce.number().int().default(1),
  k: z
    .string()
    .regex(/^\d+(,\d+)*$/, "give ranks such as 10,20")
    .default("10,20,50,100")
    .transform((ranks) => [...new Set(ranks.split(",").map(Number))].sort((a, b) => a - b))
    .refine((ranks) => ranks.every((k) => k >= 1 && k <= 100), "ranks are 1 to 100"),
  candidates: count.max(1_000).default(50),
  step: z.coerce.number().min(0.01).max(1).default(0.1),
  retrieval: z.enum(RETRIEVALS).default("both"),
  "queries-from": z.string().optional(),
  judgements: z.string().optional(),
  json: z.string().optional(),
  report: z.string().optional(),
  gate: z.string().optional(),
  dataset: z.string().optional(),
  format: z.enum(DATASET_FORMATS).default("csv"),
  keep: z.string().optional(),
});

export type EvaluateOptions = z.infer<typeof optionsSchema>;
export type Command =
  | { kind: "help" }
  | { kind: "compare"; before: string; after: string }
  | { kind: "evaluate"; options: EvaluateOptions };

const text = { type: "string" } as const;

/** @throws UserError with the usage if an option is unknown or invalid */
export function readCommand(args: string[]): Command {
  const { values, positionals } = parse(args);
  if (values.help) return { kind: "help" };
  if (values.compare) {
    const [before, after, ...rest] = positionals;
    if (before && after && rest.length === 0) return { kind: "compare", before, after };
    throw new UserError("usage", `--compare takes two runs.\n\n${usage}`);
  }
  if (positionals.length > 0) {
    throw new UserError("usage", `What is “${positionals[0]}”?\n\n${usage}`);
  }
  const parsed = optionsSchema.safeParse(values);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new UserError("usage", `--${issue?.path.join()}: ${issue?.message}\n\n${usage}`);
  }
  const { protocol, judgements, keep, dataset } = parsed.data;
  if (protocol === "judgements" && !judgements) {
    throw new UserError("usage", "The protocol judgements needs --judgements file.csv.");
  }
  if (keep && !dataset) throw new UserError("usage", "--keep needs --dataset.");
  return { kind: "evaluate", options: parsed.data };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        protocol: text,
        queries: text,
        seed: text,
        k: text,
        candidates: text,
        step: text,
        retrieval: text,
        "queries-from": text,
        judgements: text,
        json: text,
        report: text,
        gate: text,
        dataset: text,
        format: text,
        keep: text,
        compare: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    throw new UserError("usage", `${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
}
