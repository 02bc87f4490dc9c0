import type { Calibration } from "@/lib/embedding/calibration";
import {
  getCalibrationInEffect,
  listVectorPairs,
  measureMeans,
  replaceCalibration,
  writeAverages,
} from "@/lib/embedding/calibration-queries";
import { averageVector } from "@/lib/embedding/product-vectors";
import { UserError } from "@/lib/errors";
import { refreshCatalogueAndReport } from "@/lib/maintenance/refresh-catalogue";

const PAGE = 500;
const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

export type CalibrationChoice = { imageWeight: number; centred: boolean };

export type CalibrateOptions = {
  /** Called after each page, and awaited. */
  onProgress?: (products: number) => void | Promise<void>;
  /** Version of the calibration that the choice was based on; by default the one in effect now. */
  basedOn?: number;
};

/**
 * Recomputes all average vectors of a model from its text and image vectors, which stay as they are. Null returns to
 * the plain average. Products embedded from now on follow. The towers do not run.
 * @returns how many products were changed
 * @throws UserError `no-vectors` when there is nothing to measure the means on; `calibration-changed` when somebody
 * else calibrates before this is done, in which case theirs prevails
 */
export async function calibrate(
  modelKey: string,
  choice: CalibrationChoice | null,
  { onProgress, basedOn }: CalibrateOptions = {},
): Promise<number> {
  const before = basedOn ?? (await getCalibrationInEffect(modelKey)).version;
  const calibration = choice && (await measured(modelKey, choice));
  const version = await replaceCalibration(modelKey, before, calibration);
  if (version === null) throw changedMeanwhile();
  let done = 0;
  let after = BEFORE_ALL;
  for (;;) {
    const pairs = await listVectorPairs(modelKey, after, PAGE);
    const last = pairs.at(-1);
    if (!last) break;
    const averages = pairs.map(({ productId, text, image }) => ({
      productId,
      average: averageVector(text, image, calibration),
    }));
    if (!(await writeAverages(modelKey, version, averages))) throw changedMeanwhile();
    after = last.productId;
    done += pairs.length;
    await onProgress?.(done);
  }
  await refreshCatalogueAndReport();
  return done;
}

function changedMeanwhile(): UserError {
  return new UserError(
    "calibration-changed",
    "Somebody else has calibrated this model meanwhile, and theirs holds. Look at it with `npm run calibrate`, then choose again if you still want to.",
  );
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
