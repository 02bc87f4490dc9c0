"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useHasUnsaved } from "@/app/admin/(staff)/_components/leave-guard/unsaved";

const everyMs = 2_000;

/**
 * Refreshes the page every two seconds while `active` and visible, but not while anything on it is unsaved: if the
 * session had ended, the refresh would redirect to the sign-in page.
 */
export function RefreshWhile({ active }: { active: boolean }) {
  const router = useRouter();
  const hasUnsaved = useHasUnsaved();
  useEffect(() => {
    if (!active) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible" && !hasUnsaved()) router.refresh();
    }, everyMs);
    return () => clearInterval(timer);
  }, [active, router, hasUnsaved]);
  return null;
}
