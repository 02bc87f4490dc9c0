"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useHasUnsaved } from "@/app/admin/(staff)/_components/leave-guard/unsaved";

const everyMs = 2_000;

/**
 * Renders the page anew every two seconds while `active` and looked at. Not while something on it is unsaved: a session
 * that has ended meanwhile would lead on to the sign-in.
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
