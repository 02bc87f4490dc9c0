"use client";

import { useRouter } from "next/navigation";
import {
  type ChangeEvent,
  type FormEvent,
  type ReactNode,
  useEffect,
  useRef,
  useTransition,
} from "react";

/**
 * A GET form whose fields are part of the page's address. It omits empty fields, keeps the scroll position and submits
 * as soon as an option is chosen from a list. Without scripts it is a plain form.
 *
 * `asked` is the address that the fields show. Back, forward and the chips change the address without touching the
 * fields; when it changes, each field is reset to its `data-chosen`.
 */
export function ChoiceForm({
  action,
  asked,
  className,
  children,
}: {
  action: string;
  asked: string;
  className?: string;
  children: ReactNode;
}) {
  const form = useRef<HTMLFormElement>(null);
  const shown = useRef<string | null>(null);
  const router = useRouter();
  const [pending, startTransition] = useTransition();

  useEffect(() => {
    const fields = [...(form.current?.elements ?? [])] as HTMLInputElement[];
    const others = fields.filter(({ dataset, value }) => (dataset.chosen ?? value) !== value);
    if (shown.current === null) {
      // An option may have been chosen before the scripts loaded, so submit it now; half-typed text is left alone.
      if (others.some((field) => field.matches("select"))) form.current?.requestSubmit();
    } else if (shown.current !== asked) {
      for (const field of others) field.value = field.dataset.chosen ?? "";
    }
    shown.current = asked;
  }, [asked]);

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = [...new FormData(event.currentTarget)].filter(([, value]) => value !== "");
    const search = new URLSearchParams(fields as [string, string][]).toString();
    startTransition(() => router.push(search ? `${action}?${search}` : action, { scroll: false }));
  }

  function sendChoice({ target, currentTarget }: ChangeEvent<HTMLFormElement>) {
    if (target instanceof HTMLSelectElement) currentTarget.requestSubmit();
  }

  return (
    <form
      ref={form}
      action={action}
      className={className}
      data-pending={pending || undefined}
      onSubmit={send}
      onChange={sendChoice}
    >
      {children}
    </form>
  );
}
