import type { Calibration } from "@/lib/embedding/calibration";
import {
  listVectorPairs,
  measureMeans,
  setCalibration,
  writeAverages,
} from "@/lib/embedding/calibration-queries";
import { settleCatalogue } from "@/lib/embedding/models";
import { averageVector } from "@/lib/embedding/product-vectors";
import { UserError } from "@/lib/errors";

const PAGE = 500;
const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

export type CalibrationChoice = { imageWeight: number; centred: boolean };

/**
 * Makes all average vectors of a model anew from its text and image vectors, which stay as they are: null goes back
 * to the plain average. Products embedded from now on follow. The towers do not run.
 * @returns how many products
 * @throws UserError `no-vectors` when there is nothing to measure the means on
 */
export async function calibrate(
  modelKey: string,
  choice: CalibrationChoice | null,
  onProgress: (products: number) => void = () => undefined,
): Promise<number> {
  const calibration = choice && (await measured(modelKey, choice));
  await setCalibration(modelKey, calibration);
  let done = 0;
  let after = BEFORE_ALL;
  for (;;) {
    const pairs = await listVectorPairs(modelKey, after, PAGE);
    const last = pairs.at(-1);
    if (!last) break;
    await writeAverages(
      modelKey,
      pairs.map(({ productId, text, image }) => ({
        productId,
        average: averageVector(text, image, calibration),
      })),
    );
    after = last.productId;
    done += pairs.length;
    onProgress(done);
  }
  await settleCatalogue(modelKey, done);
  return done;
}

async function measured(
  modelKey: string,
  { imageWeight, centred }: CalibrationChoice,
): Promise<Calibration> {
  if (!centred) return { imageWeight, means: null };
  const means = await measureMeans(modelKey);
  if (means) return { imageWeight, means };
  throw new UserError(
    "no-vectors",
    "No product has a text and an image vector yet. Import products first.",
  );
}
