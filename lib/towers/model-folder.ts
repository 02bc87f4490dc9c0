import { existsSync } from "node:fs";
import path from "node:path";
import { UserError } from "@/lib/errors";
import { readJson } from "@/lib/towers/json";
import { type Manifest, parseManifest } from "@/lib/towers/manifest";
import { manifestOfTransformersFolder } from "@/lib/towers/transformers-folder";

/** A model whose manifest is valid and whose files exist; paths are absolute. */
export type Model = {
  /** Stored with every vector: vectors of two keys are never compared. */
  key: string;
  name: string;
  licence: string | null;
  /** Length of the vectors that leave the towers. */
  dimension: number;
  folder: string;
  manifest: Manifest;
  textFile: string;
  imageFile: string;
  tokenizerFile: string;
};

/**
 * The folder that EMBEDDING_MODEL means: a bare name is a folder under `models/`,
 * anything with a separator (or that is no such name) is a path.
 */
export function resolveModelFolder(nameOrPath: string): string {
  const isName = !/[\\/]/.test(nameOrPath) && nameOrPath !== "." && nameOrPath !== "..";
  const named = path.join(/* turbopackIgnore: true */ process.cwd(), "models", nameOrPath);
  return isName && existsSync(named) ? named : path.resolve(nameOrPath);
}

/**
 * Reads what a model says of itself, without loading it.
 * @throws UserError `model-missing` | `model-manifest` | `model-files` with what is wrong and where
 */
export async function readModel(nameOrPath: string): Promise<Model> {
  const folder = resolveModelFolder(nameOrPath);
  if (!existsSync(folder)) {
    throw new UserError(
      "model-missing",
      `There is no model "${nameOrPath}": ${folder} does not exist. ` +
        `EMBEDDING_MODEL takes the name of a folder under models/, or a path.`,
    );
  }
  const manifest = await readManifest(folder);
  const { key, name, licence, dimension, truncateTo } = manifest;
  const files = requireFiles(folder, manifest);
  return {
    key: truncateTo === undefined ? key : `${key}-d${truncateTo}`,
    name,
    licence: licence ?? null,
    dimension: truncateTo ?? dimension,
    folder,
    manifest,
    ...files,
  };
}

async function readManifest(folder: string): Promise<Manifest> {
  const file = path.join(folder, "manifest.json");
  if (!existsSync(file)) return manifestOfTransformersFolder(folder);
  return parseManifest(await readJson(file), file);
}

function requireFiles(folder: string, manifest: Manifest) {
  const missing: string[] = [];
  const find = (choices: string[], purpose: string): string => {
    const found = choices.map((file) => path.join(folder, file)).find((file) => existsSync(file));
    if (found === undefined) missing.push(`${purpose} (${choices.slice(0, 3).join(" or ")})`);
    return found ?? "";
  };
  const files = {
    textFile: find(manifest.text.file, "the text tower"),
    imageFile: find(manifest.image.file, "the image tower"),
    tokenizerFile: find([manifest.text.tokenizer], "the tokenizer"),
  };
  if (missing.length > 0) {
    throw new UserError(
      "model-files",
      `The model "${manifest.key}" lacks ${missing.join(", ")}. ` +
        `Put the missing files into ${folder}; models/README.md says where to get them.`,
    );
  }
  return files;
}
