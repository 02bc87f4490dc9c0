import { existsSync } from "node:fs";
import path from "node:path";
import type { z } from "zod";
import { UserError } from "@/lib/errors";
import { readJson } from "@/lib/towers/json";
import { type Manifest, parseManifest } from "@/lib/towers/manifest";
import {
  type Config,
  configSchema,
  preprocessorSchema,
  type TokenizerConfig,
  type TokenizerFile,
  tokenizerConfigSchema,
  tokenizerSchema,
} from "@/lib/towers/transformers-config";
import { imageOfPreprocessor } from "@/lib/towers/transformers-image";

/** Product texts are short; attention over thousands of tokens is not worth its memory. */
const LONGEST_TEXT = 512;
const SIGLIP_TOKENS = 64;
/** For the base models, whose config.json leaves it out. */
const SIGLIP_DIMENSION = 768;
const CLIP_TOKENS = 77;

const PRECISIONS = ["", "_fp16", "_quantized", "_int8", "_uint8", "_q4", "_bnb4"];

/** Split towers first, full precision first; a fused graph serves as both towers. */
function graphChoices(name: string): string[] {
  const names = [name, "model"].flatMap((stem) => PRECISIONS.map((suffix) => `${stem}${suffix}`));
  return names.flatMap((stem) => [`onnx/${stem}.onnx`, `${stem}.onnx`]);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Exporters write null for default values. */
function withoutNulls(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null));
}

async function readConfig<S extends z.ZodType>(
  folder: string,
  file: string,
  schema: S,
): Promise<z.output<S>> {
  const source = path.join(folder, file);
  const value = existsSync(source) ? await readJson(source) : {};
  const result = schema.safeParse(isRecord(value) ? withoutNulls(value) : value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new UserError(
    "model-manifest",
    `${source}: ${issue?.path.join(".") || file} has a form that is not understood (${issue?.message}).`,
  );
}

function padTokenOf(config: Config, tokens: TokenizerConfig, file: TokenizerFile): number {
  const names = tokens.pad_token === undefined ? ["[PAD]", "<pad>"] : [tokens.pad_token];
  const added = file.added_tokens?.find((token) => names.includes(token.content))?.id;
  const declared = config.text_config?.pad_token_id ?? config.pad_token_id;
  return added ?? file.padding?.pad_id ?? declared ?? 0;
}

function maxTokensOf(config: Config, tokens: TokenizerConfig, file: TokenizerFile): number {
  const isClip =
    config.model_type === "clip" || config.text_config?.model_type === "clip_text_model";
  const positions = config.text_config?.max_position_embeddings ?? config.max_position_embeddings;
  const limits = [tokens.model_max_length, positions, file.truncation?.max_length, LONGEST_TEXT];
  if (isClip) limits.push(CLIP_TOKENS);
  return Math.min(...limits.filter((limit) => limit !== undefined && limit > 0).map(Number));
}

function isSiglip(config: Config): boolean {
  const types = [config.model_type, config.text_config?.model_type];
  return types.some((type) => type?.startsWith("siglip"));
}

function dimensionOf(config: Config): number | undefined {
  const { text_config: text, vision_config: vision } = config;
  const declared =
    config.projection_dim ?? text?.embed_dim ?? text?.hidden_size ?? vision?.hidden_size;
  return declared ?? config.hidden_size ?? (isSiglip(config) ? SIGLIP_DIMENSION : undefined);
}

function textOf(config: Config, tokens: TokenizerConfig, file: TokenizerFile) {
  const siglip = isSiglip(config);
  return {
    file: graphChoices("text_model"),
    maxTokens: siglip ? SIGLIP_TOKENS : maxTokensOf(config, tokens, file),
    padTokenId: padTokenOf(config, tokens, file),
    padTo: siglip ? "max" : "longest",
    lowercase: siglip || tokens.do_lower_case === true,
  } as const;
}

/**
 * Makes a manifest for a folder written by transformers' exporters: preprocessor_config.json, tokenizer.json,
 * config.json, and graphs at the top level or under onnx/.
 * @throws UserError `model-manifest` | `model-files`
 */
export async function manifestOfTransformersFolder(folder: string): Promise<Manifest> {
  const missing = ["preprocessor_config.json", "tokenizer.json"].filter(
    (file) =>
      !existsSync(/* turbopackIgnore: true */ path.join(/* turbopackIgnore: true */ folder, file)),
  );
  if (missing.length > 0) {
    throw new UserError(
      "model-files",
      `${folder} is no model: it has neither manifest.json nor ${missing.join(" and ")}. ` +
        `models/README.md says what a model's folder holds.`,
    );
  }
  const preprocessor = await readConfig(folder, "preprocessor_config.json", preprocessorSchema);
  const config = await readConfig(folder, "config.json", configSchema);
  const tokens = await readConfig(folder, "tokenizer_config.json", tokenizerConfigSchema);
  const file = await readConfig(folder, "tokenizer.json", tokenizerSchema);
  const dimension = dimensionOf(config);
  if (dimension === undefined) {
    throw new UserError(
      "model-manifest",
      `${folder} does not say how long its vectors are: add config.json with "projection_dim".`,
    );
  }
  const base = path
    .basename(folder)
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, "-");
  const manifest = {
    key: base.replace(/^[^a-z0-9]+/, "").slice(0, 63) || "model",
    name: config._name_or_path ?? path.basename(folder),
    dimension,
    text: textOf(config, tokens, file),
    image: {
      file: graphChoices("vision_model"),
      ...imageOfPreprocessor(preprocessor, path.join(folder, "preprocessor_config.json")),
    },
  };
  return parseManifest(manifest, folder);
}
