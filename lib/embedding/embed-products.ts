import { embeddingText } from "@/lib/catalogue/embedding-input";
import { getCalibration } from "@/lib/embedding/calibration-queries";
import { registerServingModel } from "@/lib/embedding/models";
import { productVectors } from "@/lib/embedding/product-vectors";
import {
  type EmbeddedProduct,
  type EmbeddingInput,
  listEmbeddingInputs,
  writeEmbeddingError,
  writeEmbeddings,
} from "@/lib/embedding/queries";
import { UserError } from "@/lib/errors";
import { readStoredPhoto } from "@/lib/images/store-photo";
import type { DecodedImage, Towers } from "@/lib/towers/towers";

/**
 * Embeds those of the given products whose vectors are missing or stale. Reads, computes, then writes in one
 * statement: no transaction is open while a tower runs, and a crash anywhere leaves work that is found again.
 * A product that cannot be embedded gets a note saying why; the others go on.
 * @param decoded photos that the caller has decoded just now, by storage key: they are not read again
 */
export async function embedProducts(
  productIds: string[],
  decoded: ReadonlyMap<string, DecodedImage> = new Map(),
): Promise<void> {
  const towers = await registerServingModel();
  const inputs = await listEmbeddingInputs(towers.key, productIds);
  if (inputs.length === 0) return;
  try {
    await writeEmbeddings(towers.key, await computeVectors(towers, inputs, decoded));
  } catch (error) {
    if (inputs.length > 1) {
      for (const input of inputs) await embedProducts([input.productId], decoded);
      return;
    }
    if (!(error instanceof UserError)) throw error;
    for (const input of inputs) {
      await writeEmbeddingError(input.productId, input.inputHash, error.message);
    }
  }
}

async function computeVectors(
  towers: Towers,
  inputs: EmbeddingInput[],
  decoded: ReadonlyMap<string, DecodedImage>,
): Promise<EmbeddedProduct[]> {
  const keys = inputs.flatMap((input) => input.photoKeys);
  const photos = await Promise.all(keys.map((key) => decoded.get(key) ?? readPhoto(key)));
  const [textVectors, photoVectors, calibration] = await Promise.all([
    towers.embedTexts(inputs.map(embeddingText)),
    towers.embedImages(photos),
    getCalibration(towers.key),
  ]);
  let next = 0;
  return inputs.map((input, index) => {
    const ofProduct = photoVectors.slice(next, next + input.photoKeys.length);
    next += input.photoKeys.length;
    return {
      productId: input.productId,
      inputHash: input.inputHash,
      vectors: productVectors(textVectors[index] as Float32Array, ofProduct, calibration),
    };
  });
}

async function readPhoto(storageKey: string): Promise<Buffer> {
  const bytes = await readStoredPhoto(storageKey);
  if (bytes) return bytes;
  throw new UserError(
    "photo-missing",
    "A photo of this product is no longer in storage. Upload it again.",
  );
}
