import Link from "next/link";
import type { ReactNode } from "react";
import { PendingMark } from "@/components/pending-mark";

/**
 * One of several ways to see the results, as a link so that the choice is part of the address. `remember` names a view
 * to use next time too.
 */
export function ChoiceLink({
  href,
  chosen,
  remember,
  children,
}: {
  href: string;
  chosen: boolean;
  remember?: string;
  children: ReactNode;
}) {
  return (
    <Link
      href={href}
      scroll={false}
      prefetch={false}
      aria-current={chosen ? "true" : undefined}
      data-remember={remember}
      className="target relative text-muted transition-colors hover:text-ink aria-[current]:text-ink"
    >
      {children}
      <PendingMark />
    </Link>
  );
}
