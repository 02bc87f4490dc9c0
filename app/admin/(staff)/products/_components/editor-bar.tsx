"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { CompactButton } from "@/app/admin/_components/compact-button";
import { sendStaffAction } from "@/app/admin/_components/send-staff-action";
import { ConfirmDelete } from "@/app/admin/(staff)/_components/confirm-delete";
import type { EditedProduct } from "@/app/admin/(staff)/products/_components/product-draft";
import { deleteProductsAction } from "@/app/admin/(staff)/products/actions";
import type { Result } from "@/lib/action";
import type { ProductStatus } from "@/lib/catalogue/product-status";
import type { BulkOutcome } from "@/lib/catalogue/product-version";

type Choice = { words: string; status: ProductStatus; strong?: boolean };

const CHANGED: Result<BulkOutcome> = {
  ok: false,
  error: {
    code: "product-changed",
    message:
      "This product was changed meanwhile, and is still there. Keep it, reload the page, and delete it if you still want to.",
  },
};

/** What a product of each status can become. Ctrl+S saves it with its current status. */
const CHOICES: Record<ProductStatus | "new", Choice[]> = {
  new: [
    { words: "Save draft", status: "draft" },
    { words: "Publish", status: "published", strong: true },
  ],
  draft: [
    { words: "Archive", status: "archived" },
    { words: "Save draft", status: "draft" },
    { words: "Publish", status: "published", strong: true },
  ],
  published: [
    { words: "Archive", status: "archived" },
    { words: "Unpublish", status: "draft" },
    { words: "Save", status: "published", strong: true },
  ],
  archived: [
    { words: "Restore", status: "draft" },
    { words: "Save", status: "archived" },
    { words: "Publish", status: "published", strong: true },
  ],
};

/** A bar that stays at the bottom of the screen: what happened, and the available actions. */
export function EditorBar({
  product,
  title,
  pending,
  changed,
  note,
  save,
  onDeleted,
}: {
  product: EditedProduct | null;
  title: string;
  pending: boolean;
  changed: boolean;
  note: { text: string; failed: boolean } | null;
  save: (status: ProductStatus) => void;
  /** Called before the page is left. */
  onDeleted: () => void;
}) {
  const router = useRouter();
  const [confirming, setConfirming] = useState(false);
  return (
    <div className="fixed inset-x-0 bottom-0 z-10 border-t border-edge bg-paper">
      <div className="gutter flex min-h-16 flex-wrap items-center gap-2 py-2">
        <p
          role={note?.failed ? "alert" : "status"}
          className={`mr-auto text-small max-sm:w-full ${note?.failed ? "text-accent" : "text-muted"}`}
        >
          {pending ? "Saving" : noteText(note, changed)}
        </p>
        {product && (
          <CompactButton disabled={pending} onClick={() => setConfirming(true)}>
            Delete
          </CompactButton>
        )}
        {CHOICES[product?.status ?? "new"].map(({ words, status, strong }) => (
          <CompactButton
            key={words}
            strong={strong}
            disabled={pending}
            onClick={() => save(status)}
          >
            {words}
          </CompactButton>
        ))}
      </div>
      {confirming && product && (
        <ConfirmDelete
          titles={[title]}
          remove={async () => {
            const { id, version } = product;
            const result = await sendStaffAction("change", () =>
              deleteProductsAction({ products: [{ id, version }], count: 1 }),
            );
            return result.ok && result.value.changed.length > 0 ? CHANGED : result;
          }}
          onClose={() => setConfirming(false)}
          onDeleted={() => {
            onDeleted();
            router.push("/admin");
          }}
        />
      )}
    </div>
  );
}

function noteText(note: { text: string; failed: boolean } | null, changed: boolean): string {
  if (note?.failed) return note.text;
  return changed ? "Not saved yet." : (note?.text ?? "");
}
