import { parseArgs } from "node:util";
import { UserError } from "@/lib/errors";
import type { Check } from "@/scripts/check-abuse/check";
import { wholeNumber } from "@/scripts/load/whole-number";

export type AbuseOptions = {
  checks: readonly Check[];
  /** Null for any free port. */
  port: number | null;
  products: number;
  json: boolean;
  list: boolean;
  help: boolean;
};

export function usage(checks: readonly Check[]): string {
  const widest = Math.max(...checks.map(({ name }) => name.length));
  const names = checks.map(({ name, about }) => `  ${name.padEnd(widest)}  ${about}`);
  return `npm run check:abuse [-- options]

Starts a shop of its own in a folder for temporary files, does to it what strangers do, on loopback only, and prints how it
stood up to it: measured, bar, ok or MISSED. Ends with 1 when a bar is missed. Twelve to twenty minutes; Linux only.

  --only a,b        only these checks
  --products 40     products of the demo catalogue, at most 5,000
  --port 3750       where the shop listens; any free port unless given
  --json            print the rows as JSON
  --list            print the names of the checks

${names.join("\n")}`;
}

/** @throws UserError `usage` */
export function readOptions(args: string[], checks: readonly Check[]): AbuseOptions {
  const { only, products, port, json, list, help } = parse(args);
  const names = only?.split(",").map((name) => name.trim()) ?? null;
  const unknown = names?.filter((name) => !checks.some((check) => check.name === name)) ?? [];
  if (unknown.length > 0) {
    throw new UserError("usage", `There is no check ${unknown.join(", ")}.\n\n${usage(checks)}`);
  }
  return {
    checks: checks.filter(({ name }) => names === null || names.includes(name)),
    port: port === undefined ? null : wholeNumber("--port", port, 65_535),
    products: wholeNumber("--products", products, 5_000),
    json,
    list,
    help,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        only: { type: "string" },
        products: { type: "string", default: "40" },
        port: { type: "string" },
        json: { type: "boolean", default: false },
        list: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw new UserError("usage", error instanceof Error ? error.message : String(error));
  }
}
