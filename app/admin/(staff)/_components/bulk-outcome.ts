import { countOf } from "@/components/count";
import type { ProductStatus } from "@/lib/catalogue/product-status";
import type { BulkOutcome } from "@/lib/catalogue/product-version";

export type BulkAction = ProductStatus | "deleted";

const DONE: { [Action in BulkAction]: string } = {
  draft: "moved to drafts",
  published: "published",
  archived: "archived",
  deleted: "deleted",
};
const ALREADY: { [Action in BulkAction]: string } = {
  draft: "a draft already",
  published: "published already",
  archived: "archived already",
  deleted: "deleted already",
};

/** What a bulk action did, what it skipped, and why. */
export function outcomeWords(
  { done, same, changed, gone }: BulkOutcome,
  action: BulkAction,
): string {
  const were = (products: string[]) =>
    `${products.length} ${products.length === 1 ? "was" : "were"}`;
  const sentences = [
    `${countOf(done.length, "product")} ${DONE[action]}.`,
    same.length > 0 ? `${were(same)} ${ALREADY[action]}.` : "",
    changed.length > 0
      ? `${were(changed)} changed by somebody else meanwhile and left alone: look again, then repeat it.`
      : "",
    gone.length > 0 ? `${were(gone)} deleted by somebody else meanwhile.` : "",
  ];
  return sentences.filter((sentence) => sentence !== "").join(" ");
}
