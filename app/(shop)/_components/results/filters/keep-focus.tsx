"use client";

import { type FocusEvent, type ReactNode, useEffect, useRef } from "react";

/**
 * Keeps the keyboard's place when a chip takes itself away: the first that is left has the focus then, or the results.
 * `chosen` counts the chips.
 */
export function KeepFocus({ chosen, children }: { chosen: number; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const inside = useRef(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever there are more or fewer chips.
  useEffect(() => {
    if (!inside.current || document.activeElement !== document.body) return;
    const next = box.current?.querySelector("a") ?? document.getElementById("results");
    next?.focus({ preventScroll: true });
  }, [chosen]);

  // What is taken out of the page loses the focus to nothing; only another place takes it away for good.
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
