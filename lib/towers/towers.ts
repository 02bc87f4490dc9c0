import { availableParallelism } from "node:os";
import type { DecodedImage } from "@/lib/towers/preprocess";
import { silenceRuntime } from "@/lib/towers/silent-runtime";

export type { DecodedImage };

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

export type TowersOptions = {
  /** `thread` keeps the event loop free; `inline` is for short-lived processes. */
  runner?: "thread" | "inline";
  /** Threads that one graph computes with; default all cores, at most 8. */
  threads?: number;
};

/**
 * Loads and tests the towers of a model.
 * @param folder a folder under `models/` by name, or a path
 * @throws UserError `model-…` that says what is wrong with the folder and what to do
 */
export async function openTowers(folder: string, options: TowersOptions = {}): Promise<Towers> {
  silenceRuntime();
  const threads = options.threads ?? Math.min(availableParallelism(), 8);
  if (options.runner === "inline") {
    const { openInlineTowers } = await import("@/lib/towers/inline-towers");
    return openInlineTowers(folder, threads);
  }
  const { openThreadTowers } = await import("@/lib/towers/thread-towers");
  return openThreadTowers(folder, threads);
}
