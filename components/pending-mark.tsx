"use client";

import { useLinkStatus } from "next/link";

/** Inside a link: marks it while its page is on the way. The stylesheet then dims what waits for it. */
export function PendingMark() {
  const { pending } = useLinkStatus();
  return pending ? <span data-pending className="sr-only" /> : null;
}
