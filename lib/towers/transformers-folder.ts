import { UserError } from "@/lib/errors";
import type { Manifest } from "@/lib/towers/manifest";

export async function manifestOfTransformersFolder(folder: string): Promise<Manifest> {
  throw new UserError("model-manifest", `${folder} has no manifest.json.`);
}
