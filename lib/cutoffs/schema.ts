import { z } from "zod";

export const MODES = ["description", "image", "average"] as const;
export const QUERY_KINDS = ["words", "photo", "both"] as const;
export type QueryKind = (typeof QUERY_KINDS)[number];

const cutoffSchema = z.object({
  /** Cosine distance that only three unrelated products in a thousand stay below. */
  maxDistance: z.number(),
  /** Cosine distance at which half of the catalogue's own queries have their best match. */
  medianBestDistance: z.number(),
  /** Cosine distance within which the best match of nearly every query of the catalogue's own lies; maxDistance at most. */
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

/** What the cutoffs of a model are called in catalogue_state. */
export function cutoffsThing(modelKey: string): string {
  return `cutoffs:${modelKey}`;
}
