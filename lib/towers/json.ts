import { readFile } from "node:fs/promises";
import { UserError } from "@/lib/errors";

/** @throws UserError `model-manifest` */
export async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError("model-manifest", `${file} cannot be read as JSON: ${reason}`, { cause });
  }
}
