import { embeddingText } from "@/lib/catalogue/embedding-input";
import {
  type CalibrationInEffect,
  getCalibrationInEffect,
} from "@/lib/embedding/calibration-queries";
import { embeddingFailure, isNobodysFault } from "@/lib/embedding/embedding-failure";
import { registerServingModel } from "@/lib/embedding/models";
import { productVectors } from "@/lib/embedding/product-vectors";
import {
  clearEmbeddingFailures,
  type EmbeddedProduct,
  type EmbeddingInput,
  listEmbeddingInputs,
  writeEmbeddingFailure,
  writeEmbeddings,
} from "@/lib/embedding/queries";
import { UserError } from "@/lib/errors";
import { readStoredPhoto } from "@/lib/images/store-photo";
import type { DecodedImage } from "@/lib/towers/preprocess";
import type { Towers } from "@/lib/towers/types";

type DecodedPhotos = ReadonlyMap<string, DecodedImage>;

/**
 * Embeds those of the given products whose vectors are missing or stale. It reads, computes, then writes in one
 * statement: no transaction is open while a tower runs, and work lost in a crash is found again. If a product cannot be
 * embedded, for whatever reason, the error is noted on it and the others go on.
 * @param decoded photos that the caller has just decoded, by storage key; they are not read again
 * @throws when nothing can be embedded at present, because the database or the towers are unavailable
 */
export async function embedProducts(
  productIds: string[],
  decoded: DecodedPhotos = new Map(),
): Promise<void> {
  const towers = await registerServingModel();
  const inputs = await listEmbeddingInputs(towers.key, productIds);
  if (inputs.length === 0) return;
  try {
    await embedTogether(towers, inputs, decoded);
  } catch (error) {
    if (isNobodysFault(error)) throw error;
    const [only, ...others] = inputs as [EmbeddingInput, ...EmbeddingInput[]];
    if (others.length === 0) return noteFailure(only, error);
    // One of the products causes the failure: try each on its own.
    for (const input of inputs) await embedAlone(towers, input, decoded);
  }
}

async function embedAlone(
  towers: Towers,
  input: EmbeddingInput,
  decoded: DecodedPhotos,
): Promise<void> {
  try {
    await embedTogether(towers, [input], decoded);
  } catch (error) {
    if (isNobodysFault(error)) throw error;
    await noteFailure(input, error);
  }
}

async function noteFailure(input: EmbeddingInput, error: unknown): Promise<void> {
  await writeEmbeddingFailure(input, embeddingFailure(error, input.productId, input.attempts));
}

async function embedTogether(
  towers: Towers,
  inputs: EmbeddingInput[],
  decoded: DecodedPhotos,
): Promise<void> {
  const write = await computeVectors(towers, inputs, decoded);
  // Loops only if the model is being calibrated at this moment.
  while (!(await write(await getCalibrationInEffect(towers.key)))) {}
  const failedBefore = inputs.filter(({ failed }) => failed);
  if (failedBefore.length > 0) {
    await clearEmbeddingFailures(failedBefore.map(({ productId }) => productId));
  }
}

/**
 * Runs the towers and returns a function that writes the vectors; it returns false if the calibration has changed
 * since.
 */
async function computeVectors(towers: Towers, inputs: EmbeddingInput[], decoded: DecodedPhotos) {
  const keys = inputs.flatMap((input) => input.photoKeys);
  const photos = await Promise.all(keys.map((key) => decoded.get(key) ?? readPhoto(key)));
  const [textVectors, photoVectors] = await Promise.all([
    towers.embedTexts(inputs.map(embeddingText)),
    towers.embedImages(photos),
  ]);
  return function write({ calibration, version }: CalibrationInEffect): Promise<boolean> {
    let next = 0;
    const embedded = inputs.map(({ productId, inputHash, photoKeys }, index): EmbeddedProduct => {
      const ofProduct = photoVectors.slice(next, next + photoKeys.length);
      next += photoKeys.length;
      const text = textVectors[index] as Float32Array;
      return { productId, inputHash, vectors: productVectors(text, ofProduct, calibration) };
    });
    return writeEmbeddings(towers.key, embedded, version);
  };
}

async function readPhoto(storageKey: string): Promise<Buffer> {
  const bytes = await readStoredPhoto(storageKey);
  if (bytes) return bytes;
  throw new UserError(
    "photo-missing",
    "A photo of this product is no longer in storage. Upload it again.",
  );
}
