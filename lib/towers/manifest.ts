import { z } from "zod";
import { UserError } from "@/lib/errors";

const relativeFile = z
  .string()
  .min(1)
  .refine((file) => !file.startsWith("/") && !file.split(/[\\/]/).includes(".."), {
    message: "must be a path inside the model's folder",
  });

/** A file, or a list of files of which the first that exists is used. */
const fileChoice = z
  .union([relativeFile.transform((file) => [file]), z.array(relativeFile).min(1)])
  .describe("a file name, or a list of file names");

const tokenId = z.int().min(0);
const rgb = z.tuple([z.number(), z.number(), z.number()]);
const positive = z.number().positive();
const side = z.int().min(1).max(4096);

const textSchema = z.strictObject({
  file: fileChoice,
  input: z.string().min(1).default("input_ids"),
  output: z.string().min(1).optional(),
  tokenizer: relativeFile.default("tokenizer.json"),
  /** Including special tokens. */
  maxTokens: z.int().min(1).max(8192),
  padTokenId: tokenId.default(0),
  /** `longest`: pad to the longest text of a batch; `max`: always pad to maxTokens (SigLIP). */
  padTo: z.enum(["longest", "max"]).default("longest"),
  lowercase: z.boolean().default(false),
  /** Only for tokenizers whose tokenizer.json does not list them. */
  specialTokens: z.strictObject({ prefix: z.array(tokenId), suffix: z.array(tokenId) }).optional(),
});

const imageSchema = z.strictObject({
  file: fileChoice,
  input: z.string().min(1).default("pixel_values"),
  output: z.string().min(1).optional(),
  size: z.union([
    side.transform((value) => ({ width: value, height: value })),
    z.strictObject({ width: side, height: side }),
  ]),
  resize: z.enum(["shortest-edge", "pad", "squash"]),
  /** Length of the short side before the crop, if it differs from the size (shortest-edge only). */
  shortestEdge: side.optional(),
  interpolation: z.enum(["bicubic", "bilinear"]).default("bicubic"),
  background: rgb.default([255, 255, 255]),
  rescale: positive.default(1 / 255),
  mean: rgb,
  std: z.tuple([positive, positive, positive]),
});

/** A model's manifest; models/README.md documents every field. */
export const manifestSchema = z
  .strictObject({
    key: z
      .string()
      .regex(/^[a-z0-9][a-z0-9._-]{0,62}$/, "must be lower-case letters, digits, . _ -"),
    name: z.string().min(1),
    licence: z.string().min(1).optional(),
    /** Length of the vectors that the graphs return. */
    dimension: z.int().min(1).max(4096),
    /** Matryoshka: keep only this many leading values, then normalise again. */
    truncateTo: z.int().min(1).optional(),
    text: textSchema,
    image: imageSchema,
    /** For information only: vectors are always normalised. */
    normalized: z.boolean().optional(),
  })
  .refine((model) => model.truncateTo === undefined || model.truncateTo <= model.dimension, {
    path: ["truncateTo"],
    message: "must not exceed dimension",
  })
  .refine(
    (model) =>
      model.image.shortestEdge === undefined ||
      model.image.shortestEdge >= Math.max(model.image.size.width, model.image.size.height),
    { path: ["image", "shortestEdge"], message: "must not be smaller than image.size" },
  );

export type Manifest = z.output<typeof manifestSchema>;
export type ManifestInput = z.input<typeof manifestSchema>;
export type TextSpec = Manifest["text"];
export type ImageSpec = Manifest["image"];

/**
 * Validates a manifest.
 * @param source where it comes from, for the message
 * @throws UserError `model-manifest`, naming every invalid field
 */
export function parseManifest(value: unknown, source: string): Manifest {
  const result = manifestSchema.safeParse(value);
  if (result.success) return result.data;
  const problems = result.error.issues.map(
    (issue) => `${issue.path.length > 0 ? issue.path.join(".") : "manifest"}: ${issue.message}`,
  );
  throw new UserError(
    "model-manifest",
    `${source} is not a valid manifest. ${problems.join("; ")}`,
  );
}
