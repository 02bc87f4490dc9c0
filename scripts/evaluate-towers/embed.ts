import type { Photos } from "@/lib/evaluation-runs/towers/dev-data";
import { type Vectors, vectorsOf } from "@/lib/evaluation-runs/towers/vectors";
import type { Towers } from "@/lib/towers/types";
import { progressLine } from "@/scripts/evaluate/progress";

const PHOTOS_AT_ONCE = 64;

/** Embeds all photos, showing how far it is, and closes them. */
export async function embedPhotos(towers: Towers, photos: Photos, what: string): Promise<Vectors> {
  const progress = progressLine();
  const vectors: Float32Array[] = [];
  while (vectors.length < photos.count) {
    const count = Math.min(PHOTOS_AT_ONCE, photos.count - vectors.length);
    const from = vectors.length;
    const part = await Promise.all(Array.from({ length: count }, (_, i) => photos.read(from + i)));
    vectors.push(...(await towers.embedImages(part)));
    progress.show({ what, done: vectors.length, total: photos.count });
  }
  progress.done();
  photos.close();
  return vectorsOf(vectors);
}
