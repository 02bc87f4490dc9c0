import Link from "next/link";
import type { ReactNode } from "react";
import { PendingMark } from "@/components/pending-mark";
import { CrossIcon } from "@/components/ui/icons";

/** Something that is asked for, and the way to take it back. `removeLabel` names both for those who do not see it. */
export function Chip({
  removeHref,
  removeLabel,
  children,
}: {
  removeHref: string;
  removeLabel: string;
  children: ReactNode;
}) {
  return (
    <span className="inline-flex max-w-full items-center border border-hairline text-small">
      <span className="flex min-w-0 items-center gap-2 pl-3">{children}</span>
      <Link
        href={removeHref}
        scroll={false}
        prefetch={false}
        aria-label={removeLabel}
        className="target w-11 shrink-0 justify-center text-muted transition-colors hover:text-ink pointer-fine:min-h-9 pointer-fine:w-9"
      >
        <CrossIcon />
        <PendingMark />
      </Link>
    </span>
  );
}
