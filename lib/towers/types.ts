import type { DecodedImage } from "@/lib/towers/preprocess";

/** A pair of towers that map texts and photos into one space. */
export type Towers = {
  /** Stored with every vector: vectors with different keys are never compared. */
  key: string;
  name: string;
  licence: string | null;
  dimension: number;
  /** One unit vector per text, in the same order. Any string is accepted. */
  embedTexts(texts: string[]): Promise<Float32Array[]>;
  /**
   * One unit vector per photo, in the same order, from encoded bytes or decoded pixels.
   * @throws UserError `image-unreadable`
   */
  embedImages(images: (Uint8Array | DecodedImage)[]): Promise<Float32Array[]>;
  /**
   * Dot products, which are cosines for unit vectors: for each query one value per vector, in order. About twenty times
   * as fast as in JavaScript, and off its thread if the towers are.
   * @throws RangeError for vectors of different lengths
   */
  similarities(
    queries: readonly Float32Array[],
    vectors: readonly Float32Array[],
  ): Promise<Float32Array[]>;
  close(): Promise<void>;
};
