"use client";

import { useActionState } from "react";
import { deletePhotoAction } from "@/app/(shop)/search/actions";
import { Button } from "@/components/ui/button";

type Words = { open: string; text: string; confirm: string };

/**
 * Deletes the shopper's photo after they have opened this section and read what it means. Works by keyboard and without
 * scripts.
 * @param fields the search's fields: the photo's id as `photo`, and the rest of the search
 */
export function DeletePhoto({
  fields,
  words,
}: {
  fields: [name: string, value: string][];
  words: Words;
}) {
  const [refused, action, pending] = useActionState(deletePhotoAction, null);
  return (
    <details className="max-w-sm text-small">
      <summary className="target text-muted underline decoration-hairline underline-offset-[0.3em] transition-colors hover:text-ink">
        {words.open}
      </summary>
      <form action={action} className="pt-1 pb-3">
        {fields.map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <p className="mb-3 text-muted">{words.text}</p>
        <Button type="submit" tone="quiet" disabled={pending}>
          {words.confirm}
        </Button>
        <p role="alert" className="text-accent">
          {refused && !refused.ok ? refused.error.message : null}
        </p>
      </form>
    </details>
  );
}
