import { parseArgs } from "node:util";
import { z } from "zod";
import { UserError } from "@/lib/errors";
import type { CalibrationChoice } from "@/lib/maintenance/calibrate";

export const USAGE = `Chooses how the average vectors of the serving model are made of its text and image vectors.

  npm run calibrate                                  says how they are made now
  npm run calibrate -- --image-weight 0.3            weight of the image, 0 to 1; the text has the rest
  npm run calibrate -- --image-weight 0.3 --centred  subtracts each modality's mean over the catalogue first
  npm run calibrate -- --from fusion.json            takes the best setting of a run: npm run evaluate -- --protocol fusion --json fusion.json
  npm run calibrate -- --reset                       goes back to the plain average

Text and image vectors stay as they are, so nothing is lost and nothing is embedded again.`;

export type CalibrateCommand =
  | { kind: "help" | "show" | "reset" }
  | { kind: "set"; choice: CalibrationChoice }
  | { kind: "from"; file: string };

/** @throws UserError `usage` */
export function readCalibrateCommand(args: string[]): CalibrateCommand {
  const values = parse(args);
  if (values.help) return { kind: "help" };
  const chosen = [values["image-weight"], values.from, values.reset || undefined];
  if (chosen.filter((value) => value !== undefined).length > 1) {
    throw new UserError("usage", "Give one of --image-weight, --from and --reset.");
  }
  if (values.centred && values["image-weight"] === undefined) {
    throw new UserError("usage", "--centred goes with --image-weight.");
  }
  if (values.reset) return { kind: "reset" };
  if (values.from !== undefined) return { kind: "from", file: values.from };
  if (values["image-weight"] === undefined) return { kind: "show" };
  const imageWeight = z.coerce.number().min(0).max(1).safeParse(values["image-weight"]);
  if (!imageWeight.success) throw new UserError("usage", "--image-weight is a number from 0 to 1.");
  return { kind: "set", choice: { imageWeight: imageWeight.data, centred: values.centred } };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        "image-weight": { type: "string" },
        centred: { type: "boolean", default: false },
        from: { type: "string" },
        reset: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (cause) {
    throw new UserError("usage", `${(cause as Error).message}\n\n${USAGE}`, { cause });
  }
}

const runSchema = z.object({
  protocol: z.literal("fusion"),
  figures: z.array(z.object({ arm: z.string(), target: z.string(), mean: z.number() })),
});

const DECIDING = ["fine category", "fine category and colour", "broad category"];

/**
 * The best setting of a fusion run: by fine category, then by fine category and colour, then by broad category.
 * @throws UserError `not-a-fusion-run`
 */
export function bestFusion(run: unknown): CalibrationChoice {
  const parsed = runSchema.safeParse(run);
  const arms = new Map<string, number[]>();
  for (const { arm, target, mean } of parsed.data?.figures ?? []) {
    const means = arms.get(arm) ?? [];
    means[DECIDING.indexOf(target)] = mean;
    arms.set(arm, means);
  }
  const [best] = [...arms].sort(([, a], [, b]) => compareMeans(b, a));
  const imageWeight = Number(best?.[0].match(/image (\d(?:\.\d+)?)$/)?.[1] ?? Number.NaN);
  if (best && Number.isFinite(imageWeight)) {
    return { imageWeight, centred: best[0].startsWith("means subtracted") };
  }
  throw new UserError(
    "not-a-fusion-run",
    "This is no fusion run. Make one with `npm run evaluate -- --protocol fusion --json fusion.json`.",
  );
}

function compareMeans(a: number[], b: number[]): number {
  for (let index = 0; index < DECIDING.length; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
