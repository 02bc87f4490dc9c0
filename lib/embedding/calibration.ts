import { z } from "zod";

/** How a model's average vectors are made from its text and image vectors. */
export const calibrationSchema = z.object({
  /** Weight of the image vector, 0 to 1; the text vector gets the rest. */
  imageWeight: z.number().min(0).max(1),
  /** Each modality's mean over the catalogue, which is subtracted first; null subtracts nothing. */
  means: z.object({ text: z.array(z.number()), image: z.array(z.number()) }).nullable(),
});

export type Calibration = z.infer<typeof calibrationSchema>;
