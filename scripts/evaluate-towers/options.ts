import { parseArgs } from "node:util";
import { UserError } from "@/lib/errors";

export const USAGE = `Measures a pair of towers on the held-out data, through the shop's own towers.

  npm run evaluate:towers -- [options]

  --towers models/starter   a folder under models/, or a path
  --data ../shared/data     holds fashion-products and clothing-photos
  --quick                   leaves out title → photo among the train photos too
  --demo                    also draws the shop's demo catalogue and searches it
  --json file.json          writes the figures`;

const text = { type: "string" } as const;
const flag = { type: "boolean", default: false } as const;

/** @throws UserError `usage` when an option is unknown */
export function readOptions(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        towers: { ...text, default: "models/starter" },
        data: { ...text, default: "../shared/data" },
        json: text,
        quick: flag,
        demo: flag,
        help: flag,
      },
    });
    return values;
  } catch (cause) {
    throw new UserError("usage", `${(cause as Error).message}\n\n${USAGE}`, { cause });
  }
}
