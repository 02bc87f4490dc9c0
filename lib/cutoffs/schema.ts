import { z } from "zod";

export const MODES = ["description", "image", "average"] as const;
export const QUERY_KINDS = ["words", "photo", "both"] as const;
export type QueryKind = (typeof QUERY_KINDS)[number];

const cutoffSchema = z.object({
  /** Cosine distance below which only three in a thousand unrelated products lie. */
  maxDistance: z.number(),
  /** Median cosine distance of the catalogue's own queries to their best match. */
  medianBestDistance: z.number(),
  /**
   * Cosine distance within which nearly all of the catalogue's own queries have their best match; at most maxDistance.
   */
  strongMatchDistance: z.number(),
});
const byMode = z.object({ description: cutoffSchema, image: cutoffSchema, average: cutoffSchema });
export const cutoffsSchema = z.object({
  /** How many published products had vectors. */
  products: z.number().int(),
  words: byMode,
  photo: byMode,
  both: byMode,
});

export type Cutoff = z.infer<typeof cutoffSchema>;
export type Cutoffs = z.infer<typeof cutoffsSchema>;

/** The name of a model's cutoffs in catalogue_state. */
export function cutoffsThing(modelKey: string): string {
  return `cutoffs:${modelKey}`;
}
