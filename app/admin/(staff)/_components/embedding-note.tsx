import type { EmbeddingState } from "@/lib/catalogue/admin-queries";

/** Whether shoppers' searches can find the product, in a word, with the reason if embedding it failed. */
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
