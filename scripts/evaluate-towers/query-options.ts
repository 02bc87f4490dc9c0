import path from "node:path";
import { parseArgs } from "node:util";
import { UserError } from "@/lib/errors";

const USAGE = `Draws the queries that pairs of towers are evaluated with, and writes them for training.

  npm run evaluate:queries -- --out file.json [--data ../shared/data]

  --out file.json         training reads it
  --data ../shared/data   holds fashion-products`;

const text = { type: "string" } as const;

/** @throws UserError `usage` when an option is unknown or --out is missing */
export function readQueryOptions(args: string[]): { data: string; out: string } {
  try {
    const { values } = parseArgs({ args, options: { data: text, out: text } });
    if (!values.out) throw new Error("Name a file with --out.");
    return { data: values.data ?? "../shared/data", out: path.resolve(values.out) };
  } catch (cause) {
    throw new UserError("usage", `${(cause as Error).message}\n\n${USAGE}`, { cause });
  }
}
