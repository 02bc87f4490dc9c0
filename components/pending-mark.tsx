"use client";

import { useLinkStatus } from "next/link";

/** Put inside a link, it marks the link while its page is loading. The stylesheet then dims whatever waits for it. */
export function PendingMark() {
  const { pending } = useLinkStatus();
  return pending ? <span data-pending className="sr-only" /> : null;
}
