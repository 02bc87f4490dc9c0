import { createLane } from "@/lib/concurrency/lane";
import { servingTowers } from "@/lib/embedding/models";
import { UserError } from "@/lib/errors";
import { cropPhoto } from "@/lib/images/crop-photo";
import { shopBusy } from "@/lib/images/refusals";
import { readStoredPhoto } from "@/lib/images/store-photo";
import type { QueryPhoto } from "@/lib/shopper-photos/queries";
import type { DecodedImage } from "@/lib/towers/preprocess";

export type EmbeddedPhoto = { modelKey: string; vector: Float32Array };

/** The tower uses all cores: more photos at once would be no faster, and would take more memory. */
const lane = createLane({ atOnce: 2, maxWaiting: 16, busy: shopBusy });

/**
 * Embeds a photo with the serving towers.
 * @throws UserError `busy` when many are waiting
 */
export function embedShopperPhoto(image: DecodedImage): Promise<EmbeddedPhoto> {
  return lane(() => embed(image), "refuse");
}

/**
 * Embeds a kept photo, or its cropped part, with the serving towers.
 * @throws UserError when the photo is no longer kept; `busy`
 */
export function embedKeptPhoto({
  storageKey,
  crop,
}: Pick<QueryPhoto, "storageKey" | "crop">): Promise<EmbeddedPhoto> {
  return lane(async () => {
    const bytes = await readStoredPhoto(storageKey);
    if (!bytes) throw photoForgotten();
    return embed(crop ? await cropPhoto(bytes, crop) : bytes);
  }, "refuse");
}

async function embed(image: DecodedImage | Buffer): Promise<EmbeddedPhoto> {
  const towers = await servingTowers();
  const [vector] = await towers.embedImages([image]);
  return { modelKey: towers.key, vector: vector as Float32Array };
}

export function photoForgotten(): UserError {
  return new UserError(
    "photo-forgotten",
    "This photo is no longer kept. Upload it again to search with it.",
  );
}
