import { readFile } from "node:fs/promises";
import path from "node:path";
import { withDatabase } from "@/lib/database/connect";
import type { Calibration } from "@/lib/embedding/calibration";
import { getCalibration } from "@/lib/embedding/calibration-queries";
import { closeServingTowers, registerServingModel } from "@/lib/embedding/models";
import { UserError } from "@/lib/errors";
import { reportFailure } from "@/lib/failures/report-failure";
import { type CalibrationChoice, calibrate } from "@/lib/maintenance/calibrate";
import {
  bestFusion,
  type CalibrateCommand,
  readCalibrateCommand,
  USAGE,
} from "@/scripts/calibrate/options";
import { step } from "@/scripts/start/progress";

async function main(): Promise<void> {
  const command = readCalibrateCommand(process.argv.slice(2));
  if (command.kind === "help") return console.log(USAGE);
  const choice = await choiceOf(command);
  await withDatabase(async () => {
    const { key } = await registerServingModel();
    if (command.kind !== "show") {
      await step("Making the average vectors", async (show) => {
        const products = await calibrate(key, choice, {
          onProgress: (done) => show(`of ${done} products`),
        });
        return `Made the average vectors of ${products} products`;
      });
    }
    await closeServingTowers();
    console.log(`${key}: ${inWords(await getCalibration(key))}`);
  });
}

async function choiceOf(command: CalibrateCommand): Promise<CalibrationChoice | null> {
  if (command.kind === "set") return command.choice;
  if (command.kind !== "from") return null;
  const file = path.resolve(process.env.INIT_CWD ?? process.cwd(), command.file);
  const text = await readFile(file, "utf8").catch((cause: Error) => {
    throw new UserError("run-file", `${file} cannot be read: ${cause.message}`, { cause });
  });
  return bestFusion(parseJson(text));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function inWords(calibration: Calibration | null): string {
  if (!calibration) return "plain average of text and image";
  const means = calibration.means ? ", each modality's mean subtracted" : "";
  return `image weight ${calibration.imageWeight}${means}`;
}

main().catch(reportFailure);
