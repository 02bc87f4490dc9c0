import Link from "next/link";
import type { ReactNode } from "react";
import { PendingMark } from "@/components/pending-mark";
import { CrossIcon } from "@/components/ui/icons";

/**
 * Something that the search asks for, optionally with a small picture, and a link that removes it. `removeLabel`
 * describes both to screen readers.
 */
export function Chip({
  removeHref,
  removeLabel,
  thumbnail = null,
  children,
}: {
  removeHref: string;
  removeLabel: string;
  thumbnail?: ReactNode;
  children: ReactNode;
}) {
  return (
    <span className="inline-flex max-w-full items-center border border-hairline text-small">
      {thumbnail}
      <span className="truncate pl-2.5">{children}</span>
      <Link
        href={removeHref}
        scroll={false}
        prefetch={false}
        aria-label={removeLabel}
        className="target w-11 shrink-0 justify-center text-muted transition-colors hover:text-ink"
      >
        <CrossIcon />
        <PendingMark />
      </Link>
    </span>
  );
}
