"use client";

import type { MouseEvent, ReactNode } from "react";

const A_YEAR_S = 365 * 24 * 60 * 60;

/** Remembers the view named in `data-remember` of a clicked link, for searches whose address names none. */
export function RememberChoice({
  cookie,
  className,
  children,
}: {
  cookie: string;
  className: string;
  children: ReactNode;
}) {
  function remember({ target }: MouseEvent) {
    const link = (target as Element).closest<HTMLElement>("[data-remember]");
    if (!link) return;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere yet.
    document.cookie = `${cookie}=${link.dataset.remember}; path=/; max-age=${A_YEAR_S}; samesite=lax`;
  }
  return (
    // biome-ignore lint/a11y: listens to the links inside, which answer to the keyboard.
    <div className={className} onClick={remember}>
      {children}
    </div>
  );
}
