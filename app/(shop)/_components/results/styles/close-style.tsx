"use client";

import Link from "next/link";
import type { ReactNode } from "react";

/** Folds a style away, then focuses its card's control and scrolls it into view. */
export function CloseStyle({
  href,
  controlId,
  children,
}: {
  href: string;
  controlId: string;
  children: ReactNode;
}) {
  function returnToCard() {
    const control = document.getElementById(controlId);
    control?.focus({ preventScroll: true });
    control?.closest("li")?.scrollIntoView({ block: "nearest" });
  }
  return (
    <Link
      href={href}
      scroll={false}
      prefetch={false}
      className="target quiet-link shrink-0 text-small text-muted"
      onClick={returnToCard}
    >
      {children}
    </Link>
  );
}
