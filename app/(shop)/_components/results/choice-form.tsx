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
 * A GET form whose fields are part of the page's address: it leaves out what is empty, stays where it is scrolled, and
 * is sent by choosing from a list. Without scripts it is a plain form.
 *
 * `asked` is the address that the fields show. Back, forward and chips change it without them, so with it each field
 * goes back to its `data-chosen`.
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
      // Chosen from a list before the scripts were there to hear of it; what is typed so far stays.
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
