import type { DecodedImage } from "@/lib/towers/preprocess";

/** A pair of towers whose texts and photos meet in one space. */
export type Towers = {
  /** Stored with every vector: vectors of two keys are never compared. */
  key: string;
  name: string;
  licence: string | null;
  dimension: number;
  /** One vector of length 1 per text, in the same order. Any string is accepted. */
  embedTexts(texts: string[]): Promise<Float32Array[]>;
  /**
   * One vector of length 1 per photo, in the same order, from encoded bytes or decoded pixels.
   * @throws UserError `image-unreadable`
   */
  embedImages(images: (Uint8Array | DecodedImage)[]): Promise<Float32Array[]>;
  /**
   * Dot products, of unit vectors their cosines: for each query one value per vector, in their order. Some twenty times
   * as fast as in JavaScript, and off its thread where the towers are.
   * @throws RangeError for vectors of different lengths
   */
  similarities(
    queries: readonly Float32Array[],
    vectors: readonly Float32Array[],
  ): Promise<Float32Array[]>;
  close(): Promise<void>;
};
