"use client";

import { type FocusEvent, type ReactNode, useEffect, useRef } from "react";

/**
 * Keeps the keyboard focus when a chip removes itself: it moves to the first remaining chip, or else to the results.
 * `chosen` is the number of chips.
 */
export function KeepFocus({ chosen, children }: { chosen: number; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const inside = useRef(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs whenever the number of chips changes.
  useEffect(() => {
    if (!inside.current || document.activeElement !== document.body) return;
    const next = box.current?.querySelector("a") ?? document.getElementById("results");
    next?.focus({ preventScroll: true });
  }, [chosen]);

  // An element removed from the page loses focus to nothing; only focus moving elsewhere counts as leaving.
  function leave({ relatedTarget }: FocusEvent) {
    if (relatedTarget !== null) inside.current = false;
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only watches where the focus is.
    <div
      ref={box}
      onFocus={() => {
        inside.current = true;
      }}
      onBlur={leave}
    >
      {children}
    </div>
  );
}
