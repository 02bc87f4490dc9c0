import Link from "next/link";
import type { ReactNode } from "react";
import { PendingMark } from "@/components/pending-mark";

/** One of several ways to see the results, as a link, so that it is kept in the address. */
export function ChoiceLink({
  href,
  chosen,
  children,
}: {
  href: string;
  chosen: boolean;
  children: ReactNode;
}) {
  return (
    <Link
      href={href}
      scroll={false}
      prefetch={false}
      aria-current={chosen ? "true" : undefined}
      className="target relative text-muted transition-colors hover:text-ink aria-[current]:text-ink"
    >
      {children}
      <PendingMark />
    </Link>
  );
}
