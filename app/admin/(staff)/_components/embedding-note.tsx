import type { EmbeddingState } from "@/lib/catalogue/admin-queries";

/** Whether shoppers' searches can reach the product, in a word and, when it failed, a reason. */
export function EmbeddingNote({ embedding }: { embedding: EmbeddingState }) {
  if (embedding.state === "failed") {
    return (
      <span className="text-accent">
        Failed
        <span className="block text-muted" title={embedding.reason}>
          {embedding.reason}
        </span>
      </span>
    );
  }
  return embedding.state === "pending" ? (
    <span>Pending</span>
  ) : (
    <span className="text-muted">Embedded</span>
  );
}
