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
 * Writes all planned changes or none. Nothing is written if a product has changed since its plan was made (`stale`), or
 * if another product has one of the handles.
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

/** The products are saved already: if a job cannot be queued, the worker's sweep makes up for it. */
export async function queueEmbedding(productIds: string[]): Promise<void> {
  await enqueueEmbedding(productIds).catch((error: unknown) => reportUnexpected(error));
}

export function toSaved({ write: { id, handle, version }, outcome }: WritePlan): SavedProduct {
  const before = version ?? 0;
  return { id, handle, outcome, version: outcome === "unchanged" ? before : before + 1 };
}
