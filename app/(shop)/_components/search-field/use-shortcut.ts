"use client";

import { type RefObject, useEffect, useEffectEvent, useState } from "react";

/** The key that focuses the field from anywhere on the page but where one types. */
export const SHORTCUT = "/";
const STORED = "search-shortcut";

/**
 * Focuses the field by SHORTCUT. A key alone can be hit by accident, or by a voice, so it can be turned off
 * (WCAG 2.2, 2.1.4), and the browser remembers.
 */
export function useShortcut(field: RefObject<HTMLInputElement | null>) {
  const [on, setOn] = useState(true);

  const focusField = useEffectEvent((event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey, isComposing, defaultPrevented, target } = event;
    if (!on || key !== SHORTCUT || ctrlKey || metaKey || altKey) return;
    if (isComposing || defaultPrevented || isTypedInto(target)) return;
    event.preventDefault();
    field.current?.focus();
    field.current?.select();
  });

  useEffect(() => {
    setOn(stored(() => localStorage.getItem(STORED)) !== "off");
    document.addEventListener("keydown", focusField);
    return () => document.removeEventListener("keydown", focusField);
  }, []);

  function turn(next: boolean) {
    setOn(next);
    stored(() => localStorage.setItem(STORED, next ? "on" : "off"));
  }

  return { on, turn };
}

export type Shortcut = ReturnType<typeof useShortcut>;

function isTypedInto(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input, textarea, select"))
  );
}

/** Storage that the browser forbids is no storage. */
function stored<T>(access: () => T): T | null {
  try {
    return access();
  } catch {
    return null;
  }
}
