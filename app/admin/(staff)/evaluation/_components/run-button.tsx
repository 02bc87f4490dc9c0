"use client";

import { useActionState } from "react";
import { CompactButton } from "@/app/admin/_components/compact-button";
import { deleteRunAction, stopRunAction } from "@/app/admin/(staff)/evaluation/actions";

const DOES = {
  stop: { action: stopRunAction, words: "Stop", doing: "Stopping" },
  delete: { action: deleteRunAction, words: "Delete", doing: "Deleting" },
};

/** Stops a run, or deletes one that has ended; reports why if it could not. */
export function RunButton({ id, does }: { id: string; does: keyof typeof DOES }) {
  const { action, words, doing } = DOES[does];
  const [result, submit, pending] = useActionState(action, null);
  return (
    <form action={submit} className="flex items-center gap-3">
      <input type="hidden" name="id" value={id} />
      <CompactButton type="submit" disabled={pending}>
        {pending ? doing : words}
      </CompactButton>
      {result && !result.ok && (
        <span role="alert" className="text-small text-accent">
          {result.error.message}
        </span>
      )}
    </form>
  );
}
