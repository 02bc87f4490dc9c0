import type { WritePlan } from "@/lib/catalogue/plan-write";
import { isHandleTaken, writeProducts } from "@/lib/catalogue/write-queries";
import { reportUnexpected } from "@/lib/failures/report-unexpected";
import { enqueueEmbedding } from "@/lib/queue/jobs";

export type SavedProduct = {
  id: string;
  handle: string;
  outcome: "created" | "updated" | "unchanged";
  version: number;
};

/**
 * Writes what is to be written, or nothing of it: where a product has moved on since its plan was made (`stale`), or
 * where another product has one of the handles.
 */
export async function carryOut(plans: WritePlan[]): Promise<"written" | "stale" | "handle-taken"> {
  const changed = plans.filter(({ outcome }) => outcome !== "unchanged");
  if (changed.length === 0) return "written";
  try {
    const stale = await writeProducts(changed.map(({ write }) => write));
    return stale.length > 0 ? "stale" : "written";
  } catch (error) {
    if (isHandleTaken(error)) return "handle-taken";
    throw error;
  }
}

export function idsToEmbed(plans: WritePlan[]): string[] {
  return plans.filter(({ embeds }) => embeds).map(({ write }) => write.id);
}

/** What is saved is saved: a job that could not be queued is made up for by the worker's sweep. */
export async function queueEmbedding(productIds: string[]): Promise<void> {
  await enqueueEmbedding(productIds).catch((error: unknown) => reportUnexpected(error));
}

export function toSaved({ write: { id, handle, version }, outcome }: WritePlan): SavedProduct {
  const before = version ?? 0;
  return { id, handle, outcome, version: outcome === "unchanged" ? before : before + 1 };
}
