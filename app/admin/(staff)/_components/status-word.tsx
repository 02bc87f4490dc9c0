import type { ProductStatus } from "@/lib/catalogue/product-status";

const WORDS = { draft: "Draft", published: "Published", archived: "Archived" };
const MARKS = {
  draft: "border border-edge",
  published: "bg-ink",
  archived: "border border-edge bg-edge",
};

/** A status as a word with a mark: hollow, solid or faded. */
export function StatusWord({ status }: { status: ProductStatus }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span aria-hidden="true" className={`size-2 rounded-full ${MARKS[status]}`} />
      {WORDS[status]}
    </span>
  );
}
