"use client";

import { type RefObject, useEffect, useEffectEvent, useState } from "react";

/** The key that focuses the field from anywhere on the page except where text is typed. */
export const SHORTCUT = "/";
const STORED = "search-shortcut";

/**
 * Focuses the field with SHORTCUT. A single key can be pressed by accident or by speech input, so it can be turned off
 * (WCAG 2.2, 2.1.4); the browser remembers the setting.
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

/** Returns null if the browser forbids storage. */
function stored<T>(access: () => T): T | null {
  try {
    return access();
  } catch {
    return null;
  }
}
