import { availableParallelism } from "node:os";
import { silenceRuntime } from "@/lib/towers/silent-runtime";
import type { Towers } from "@/lib/towers/types";

export type TowersOptions = {
  /** `thread` keeps the event loop free; `inline` is for short-lived processes. */
  runner?: "thread" | "inline";
  /** Threads per graph; default all cores, at most 8. */
  threads?: number;
};

/**
 * Loads and tests a model's towers.
 * @param folder a folder under `models/` by name, or a path
 * @throws UserError `model-…`, saying what is wrong with the folder and what to do
 */
export async function openTowers(folder: string, options: TowersOptions = {}): Promise<Towers> {
  silenceRuntime();
  const threads = options.threads ?? Math.min(availableParallelism(), 8);
  if (options.runner === "inline") {
    const { openInlineTowers } = await import("@/lib/towers/inline-towers");
    return openInlineTowers(folder, threads);
  }
  const { openThreadTowers } = await import("@/lib/towers/thread-towers");
  return openThreadTowers(folder, threads);
}
