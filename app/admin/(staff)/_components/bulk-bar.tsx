"use client";

import { useState, useTransition } from "react";
import { CompactButton } from "@/app/admin/_components/compact-button";
import { sendStaffAction } from "@/app/admin/_components/send-staff-action";
import { type BulkAction, outcomeWords } from "@/app/admin/(staff)/_components/bulk-outcome";
import { ConfirmDelete } from "@/app/admin/(staff)/_components/confirm-delete";
import { deleteProductsAction, setStatusAction } from "@/app/admin/(staff)/products/actions";
import type { AdminProduct } from "@/lib/catalogue/admin-queries";
import type { ProductStatus } from "@/lib/catalogue/product-status";
import type { BulkOutcome, ProductVersion } from "@/lib/catalogue/product-version";

/**
 * Actions for the selected products, in the state they are shown in, and a report of what was done. Products changed by
 * somebody else in the meantime are left alone and stay selected.
 */
export function BulkBar({
  chosen,
  onDone,
}: {
  chosen: AdminProduct[];
  onDone: (stillSelected: string[]) => void;
}) {
  const [pending, startTransition] = useTransition();
  const [message, setMessage] = useState<string | null>(null);
  /** The products as they were when the confirmation was opened. */
  const [confirming, setConfirming] = useState<AdminProduct[] | null>(null);
  const offers = (status: ProductStatus) => chosen.some((product) => product.status !== status);

  function setStatus(status: ProductStatus): void {
    startTransition(async () => {
      const result = await sendStaffAction("change", () =>
        setStatusAction({ products: versionsOf(chosen), status }),
      );
      if (result.ok) told(result.value, status);
      else setMessage(result.error.message);
    });
  }

  function told(outcome: BulkOutcome, done: BulkAction): void {
    setMessage(outcomeWords(outcome, done));
    onDone(outcome.changed);
  }

  function clear(): void {
    setMessage(null);
    onDone([]);
  }

  return (
    <>
      <section
        aria-label="Selected products"
        aria-busy={pending}
        className={
          chosen.length > 0 || message
            ? "fixed inset-x-0 bottom-0 z-10 border-t border-edge bg-paper"
            : "sr-only"
        }
      >
        <div className="gutter grid min-h-16 grid-cols-[1fr_auto] items-center gap-x-2 py-2 text-small sm:grid-cols-[auto_1fr_auto]">
          <p role="status" className="mr-2 tabular-nums">
            {chosen.length > 0 ? `${chosen.length} selected` : null}
            {chosen.length > 0 && message ? ". " : null}
            {message}
          </p>
          {chosen.length > 0 && (
            <div className="flex flex-wrap gap-2 max-sm:order-last max-sm:col-span-2">
              {offers("published") && (
                <CompactButton strong disabled={pending} onClick={() => setStatus("published")}>
                  Publish
                </CompactButton>
              )}
              {offers("archived") && (
                <CompactButton disabled={pending} onClick={() => setStatus("archived")}>
                  Archive
                </CompactButton>
              )}
              {offers("draft") && (
                <CompactButton disabled={pending} onClick={() => setStatus("draft")}>
                  Move to drafts
                </CompactButton>
              )}
              <CompactButton disabled={pending} onClick={() => setConfirming(chosen)}>
                Delete
              </CompactButton>
            </div>
          )}
          {(chosen.length > 0 || message) && (
            <button
              type="button"
              className="quiet-link target col-start-2 justify-self-end sm:col-start-3"
              onClick={clear}
            >
              {chosen.length > 0 ? "Clear" : "Dismiss"}
            </button>
          )}
        </div>
      </section>
      {confirming && (
        <ConfirmDelete
          titles={confirming.map(({ title }) => title)}
          remove={() =>
            sendStaffAction("change", () =>
              deleteProductsAction({ products: versionsOf(confirming), count: confirming.length }),
            )
          }
          onClose={() => setConfirming(null)}
          onDeleted={(outcome) => {
            setConfirming(null);
            told(outcome, "deleted");
          }}
        />
      )}
    </>
  );
}

function versionsOf(products: AdminProduct[]): ProductVersion[] {
  return products.map(({ id, version }) => ({ id, version }));
}
