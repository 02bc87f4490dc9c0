"use client";

import { type ReactNode, useEffect, useRef } from "react";

/** Highlights a product in every column while it is hovered or focused in one. */
export function HighlightSame({ children }: { children: ReactNode }) {
  const grid = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const root = grid.current;
    if (!root) return;
    const listening = new AbortController();

    function mark({ type, target }: Event): void {
      const over = type === "pointerover" || type === "focusin";
      const product = over && target instanceof Element ? target.closest("[data-product]") : null;
      const id = product?.getAttribute("data-product");
      for (const row of root?.querySelectorAll("[data-product]") ?? []) {
        row.toggleAttribute("data-same", row.getAttribute("data-product") === id);
      }
    }

    for (const type of ["pointerover", "pointerleave", "focusin", "focusout"]) {
      root.addEventListener(type, mark, { signal: listening.signal });
    }
    return () => listening.abort();
  }, []);

  return <div ref={grid}>{children}</div>;
}
