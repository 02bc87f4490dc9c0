"use client";

import Form from "next/form";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";
import { CONTROL } from "@/app/admin/_components/field";
import { listHref } from "@/app/admin/(staff)/_components/list-params";
import type { ProductStatus } from "@/lib/catalogue/product-status";

const pauseMs = 250;

/** Filters the table by text while typing; Ctrl+K focuses it. Without scripts it is a form that Enter submits. */
export function FilterField({ q, status }: { q: string; status: ProductStatus | null }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    function focusOnShortcut(event: KeyboardEvent): void {
      if (event.key !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      input.current?.select();
    }
    document.addEventListener("keydown", focusOnShortcut);
    return () => {
      document.removeEventListener("keydown", focusOnShortcut);
      clearTimeout(timer.current);
    };
  }, []);

  function filterSoon(text: string): void {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      startTransition(() => router.replace(listHref({ q: text.trim(), status })));
    }, pauseMs);
  }

  return (
    <Form
      action="/admin"
      role="search"
      className="min-w-56 flex-1 sm:max-w-sm"
      data-pending={pending || undefined}
    >
      {status && <input type="hidden" name="status" value={status} />}
      <input
        ref={input}
        type="search"
        name="q"
        defaultValue={q}
        maxLength={200}
        aria-label="Filter by title, handle, brand, category or colour"
        aria-keyshortcuts="Control+K Meta+K"
        placeholder="Filter by name, category, colour"
        autoComplete="off"
        onChange={(event) => filterSoon(event.target.value)}
        className={CONTROL}
      />
    </Form>
  );
}
