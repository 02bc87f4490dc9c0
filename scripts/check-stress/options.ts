import { parseArgs } from "node:util";
import { UserError } from "@/lib/errors";
import { wholeNumber } from "@/scripts/load/whole-number";

export type StressOptions = {
  minutes: number;
  clients: number;
  products: number;
  seed: number;
  /** The first shop's port; the second shop uses the next one. Null for any free ports. */
  port: number | null;
  /** Whether workers are killed and Postgres is restarted during the run. */
  faults: boolean;
  /** The shell command that restarts Postgres; null only without faults. */
  restartPostgres: string | null;
  json: boolean;
  help: boolean;
};

export const USAGE = `TEST_DATABASE_URL=postgres://… npm run check:stress [-- options]

Two shops, each a web process and a worker, on one Postgres, in a database of its own that is dropped at the end. Clients
search (80 %), send photos (5 %), walk through pages (10 %) and edit products in the admin (5 %), on loopback only. Prints
what was answered, how fast, and how much memory it took. Ends with 1 when a bar is missed. Linux only.

  --minutes 10      how long, at most 60
  --clients 32      how many at once, at most 256
  --faults          a worker is killed each minute, Postgres restarted twice; nothing may be lost
  --restart-postgres "command"
                    needed for --faults: restarts the server of TEST_DATABASE_URL, so give it one that is nobody else's
  --products 300    products of the demo catalogue, at most 5,000
  --seed 1          of the clients' choices
  --port 3750       of the first shop, the second has the next; any free ones unless given
  --json            print the rows as JSON`;

/** @throws UserError `usage` */
export function readOptions(args: string[]): StressOptions {
  const given = parse(args);
  const faults = given.faults;
  const restartPostgres = given["restart-postgres"] ?? null;
  if (faults && restartPostgres === null && !given.help) {
    throw new UserError("usage", `--faults needs --restart-postgres "command".\n\n${USAGE}`);
  }
  return {
    minutes: wholeNumber("--minutes", given.minutes, 60),
    clients: wholeNumber("--clients", given.clients, 256),
    products: wholeNumber("--products", given.products, 5_000),
    seed: wholeNumber("--seed", given.seed, 2 ** 31),
    port: given.port === undefined ? null : wholeNumber("--port", given.port, 65_534),
    faults,
    restartPostgres,
    json: given.json,
    help: given.help,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        minutes: { type: "string", default: "10" },
        clients: { type: "string", default: "32" },
        products: { type: "string", default: "300" },
        seed: { type: "string", default: "1" },
        port: { type: "string" },
        faults: { type: "boolean", default: false },
        "restart-postgres": { type: "string" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw new UserError("usage", error instanceof Error ? error.message : String(error));
  }
}
