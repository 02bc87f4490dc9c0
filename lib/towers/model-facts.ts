import { existsSync } from "node:fs";
import path from "node:path";
import { UserError } from "@/lib/errors";
import { readJson } from "@/lib/towers/json";
import { type Manifest, parseManifest } from "@/lib/towers/manifest";
import { manifestOfTransformersFolder } from "@/lib/towers/transformers-folder";

/** A model's description of itself. */
export type ModelFacts = {
  /** Stored with every vector: vectors with different keys are never compared. */
  key: string;
  name: string;
  licence: string | null;
  /** Length of the vectors that the towers return. */
  dimension: number;
};

/**
 * Reads a model's description of itself, without requiring the files that run it.
 * @param folder an absolute path
 * @param model the name or path by which the model was requested
 * @throws UserError `model-missing` | `model-manifest`, saying what is wrong and where
 */
export async function readModelFacts(folder: string, model = folder): Promise<ModelFacts> {
  return factsOf(await readManifest(folder, model));
}

export function factsOf({ key, name, licence, dimension, truncateTo }: Manifest): ModelFacts {
  return {
    key: truncateTo === undefined ? key : `${key}-d${truncateTo}`,
    name,
    licence: licence ?? null,
    dimension: truncateTo ?? dimension,
  };
}

/** @throws UserError `model-missing` | `model-manifest`, saying what is wrong and where */
export async function readManifest(folder: string, model: string): Promise<Manifest> {
  if (!existsSync(/* turbopackIgnore: true */ folder)) {
    throw new UserError(
      "model-missing",
      `There is no model "${model}": ${folder} does not exist. ` +
        `EMBEDDING_MODEL takes the name of a folder under models/, or a path.`,
    );
  }
  const file = path.join(/* turbopackIgnore: true */ folder, "manifest.json");
  if (!existsSync(file)) return manifestOfTransformersFolder(folder);
  return parseManifest(await readJson(file), file);
}
