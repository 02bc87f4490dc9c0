import { z } from "zod";

const count = z.number().int().positive().optional().catch(undefined);
const tokenId = z.number().int().min(0).optional().catch(undefined);
const sides = z.object({ height: z.number().int(), width: z.number().int() });
const three = z.union([z.tuple([z.number(), z.number(), z.number()]), z.number()]);

/** The keys that exporters have used in preprocessor_config.json, old and new. */
export const preprocessorSchema = z.object({
  size: z
    .union([
      z.number().int(),
      sides,
      z.object({ shortest_edge: z.number().int() }),
      z.object({ longest_edge: z.number().int() }),
    ])
    .optional(),
  crop_size: z.union([z.number().int(), sides]).optional(),
  resize_mode: z.enum(["shortest", "longest", "squash"]).optional(),
  fill_color: three.optional(),
  do_center_crop: z.boolean().optional(),
  do_rescale: z.boolean().optional(),
  do_normalize: z.boolean().optional(),
  rescale_factor: z.number().positive().optional(),
  mean: three.optional(),
  image_mean: three.optional(),
  std: three.optional(),
  image_std: three.optional(),
  resample: z.number().int().optional(),
  interpolation: z.string().optional(),
});

const partSchema = z
  .object({
    model_type: z.string().optional().catch(undefined),
    max_position_embeddings: count,
    hidden_size: count,
    embed_dim: count,
    pad_token_id: tokenId,
  })
  .optional()
  .catch(undefined);

export const configSchema = z.object({
  _name_or_path: z.string().min(1).optional().catch(undefined),
  model_type: z.string().optional().catch(undefined),
  projection_dim: count,
  hidden_size: count,
  max_position_embeddings: count,
  pad_token_id: tokenId,
  text_config: partSchema,
  vision_config: partSchema,
});

export const tokenizerConfigSchema = z.object({
  model_max_length: z.number().optional().catch(undefined),
  do_lower_case: z.boolean().optional().catch(undefined),
  pad_token: z
    .union([z.string(), z.object({ content: z.string() }).transform((token) => token.content)])
    .optional()
    .catch(undefined),
});

export const tokenizerSchema = z.object({
  added_tokens: z
    .array(z.object({ id: z.number().int(), content: z.string() }))
    .optional()
    .catch(undefined),
  padding: z
    .object({ strategy: z.unknown(), pad_id: z.number().int().optional() })
    .nullish()
    .catch(undefined),
  truncation: z.object({ max_length: z.number().int() }).nullish().catch(undefined),
});

export type Preprocessor = z.output<typeof preprocessorSchema>;
export type Config = z.output<typeof configSchema>;
export type TokenizerConfig = z.output<typeof tokenizerConfigSchema>;
export type TokenizerFile = z.output<typeof tokenizerSchema>;
