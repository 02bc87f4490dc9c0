import { z } from "zod";
import { db } from "@/lib/database/db";
import { queryRows } from "@/lib/database/query-rows";

const versionRow = z.strictObject({ version: z.string() });

let knownEngine: Promise<boolean> | null = null;

/** Whether this is the embedded database, which ranks by exact scans only. Asked once, and again after a failure. */
export function isEmbeddedEngine(): Promise<boolean> {
  knownEngine ??= queryRows(db(), versionRow)`SELECT version() AS version`
    .then(([row]) => row?.version.includes("emscripten") ?? false)
    .catch((error: unknown) => {
      knownEngine = null;
      throw error;
    });
  return knownEngine;
}
