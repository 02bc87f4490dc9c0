import { z } from "zod";

export const MODES = ["description", "image", "average"] as const;
export const QUERY_KINDS = ["words", "photo", "both"] as const;
export type QueryKind = (typeof QUERY_KINDS)[number];

const floorSchema = z.object({
  /** Cosine distance that only three unrelated products in a thousand stay below. */
  floor: z.number(),
  /** Cosine distance at which half of the catalogue's own queries have their best match. */
  typical: z.number(),
  /** Cosine distance within which the best match of nearly every query of the catalogue's own lies; the floor at most. */
  strong: z.number(),
});
const byMode = z.object({ description: floorSchema, image: floorSchema, average: floorSchema });
export const floorsSchema = z.object({
  /** How many published products had vectors. */
  products: z.number().int(),
  words: byMode,
  photo: byMode,
  both: byMode,
});

export type Floor = z.infer<typeof floorSchema>;
export type Floors = z.infer<typeof floorsSchema>;

/** What the floors of a model are called in catalogue_state. */
export function floorsThing(modelKey: string): string {
  return `floors:${modelKey}`;
}
