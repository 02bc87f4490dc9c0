"use client";

import { type FormEvent, useEffect, useRef, useState, useTransition } from "react";
import { CONTROL } from "@/app/admin/_components/field";
import { countOf } from "@/components/count";
import { Button } from "@/components/ui/button";
import type { Result } from "@/lib/action";
import type { BulkOutcome } from "@/lib/catalogue/product-version";

const NO_ANSWER = "No answer from the shop. Check the connection and try again.";

/** Asks for the product's name, or for the number of products, before they are deleted for good. */
export function ConfirmDelete({
  titles,
  remove,
  onClose,
  onDeleted,
}: {
  titles: string[];
  remove: () => Promise<Result<BulkOutcome>>;
  onClose: () => void;
  onDeleted: (outcome: BulkOutcome) => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  const [title = ""] = titles;
  const expected = titles.length === 1 ? title : String(titles.length);
  const what = titles.length === 1 ? title : countOf(titles.length, "product");

  useEffect(() => dialog.current?.showModal(), []);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (plain(typed) !== plain(expected)) {
      setProblem(`Type “${expected}” to delete, or keep ${titles.length === 1 ? "it" : "them"}.`);
      return;
    }
    startTransition(async () => {
      const result = await remove().catch(() => null);
      if (result?.ok) onDeleted(result.value);
      else setProblem(result?.error.message ?? NO_ANSWER);
    });
  }

  return (
    <dialog
      ref={dialog}
      aria-labelledby="delete-title"
      onClose={onClose}
      className="m-auto w-full max-w-md border border-edge bg-paper p-6 text-ink backdrop:bg-ink/40"
    >
      <form onSubmit={submit}>
        <h2 id="delete-title" className="font-serif text-large">
          Delete {what}
        </h2>
        <p className="mt-2 text-muted">
          Photos and vectors go too, and nothing brings them back. To hide a product from the shop,
          archive it instead.
        </p>
        <label className="mt-4 block text-small" htmlFor="delete-confirmation">
          Type <strong className="font-medium">{expected}</strong> to confirm
        </label>
        <input
          id="delete-confirmation"
          value={typed}
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
          aria-describedby="delete-problem"
          className={`${CONTROL} mt-1`}
        />
        <p id="delete-problem" role="alert" className="min-h-6 text-small text-accent">
          {problem}
        </p>
        <div className="mt-4 flex flex-wrap justify-end gap-3">
          <Button tone="quiet" onClick={() => dialog.current?.close()}>
            Keep
          </Button>
          <Button type="submit" disabled={pending}>
            {pending ? "Deleting" : "Delete for good"}
          </Button>
        </div>
      </form>
    </dialog>
  );
}

function plain(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim().toLowerCase();
}
