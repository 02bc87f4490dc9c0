import { existsSync } from "node:fs";
import path from "node:path";
import { UserError } from "@/lib/errors";
import type { Manifest } from "@/lib/towers/manifest";
import { factsOf, type ModelFacts, readManifest } from "@/lib/towers/model-facts";

/** A model whose manifest is valid and whose files exist; paths are absolute. */
export type Model = ModelFacts & {
  folder: string;
  manifest: Manifest;
  textFile: string;
  imageFile: string;
  tokenizerFile: string;
};

/**
 * The folder that EMBEDDING_MODEL refers to: a bare name is a folder under `models/`; anything with a separator, or
 * that is not such a name, is a path.
 */
export function resolveModelFolder(nameOrPath: string): string {
  const isName = !/[\\/]/.test(nameOrPath) && nameOrPath !== "." && nameOrPath !== "..";
  // The build's file tracing also reads this path, so that everything that runs towers includes the models.
  const named = path.join(process.cwd(), "models", nameOrPath);
  return isName && existsSync(named) ? named : path.resolve(nameOrPath);
}

/**
 * Reads and checks a model's folder without loading the model.
 * @throws UserError `model-missing` | `model-manifest` | `model-files`, saying what is wrong and where
 */
export async function readModel(nameOrPath: string): Promise<Model> {
  const folder = resolveModelFolder(nameOrPath);
  const manifest = await readManifest(folder, nameOrPath);
  return { ...factsOf(manifest), folder, manifest, ...requireFiles(folder, manifest) };
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
