"use client";

import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { LeaveDialog } from "@/app/admin/(staff)/_components/leave-guard/leave-dialog";
import { Unsaved } from "@/app/admin/(staff)/_components/leave-guard/unsaved";
import {
  currentEntry,
  type HistoryEntry,
  watchWaysOut,
} from "@/app/admin/(staff)/_components/leave-guard/ways-out";

/** Asks before leaving a page with unsaved changes, which forms report with `useUnsaved`. */
export function LeaveGuard({ children }: { children: ReactNode }) {
  const unsaved = useRef(new Set<symbol>());
  const entry = useRef<HistoryEntry>(null);
  const [leave, setLeave] = useState<(() => void) | null>(null);

  const hold = useCallback(() => {
    const source = Symbol();
    unsaved.current.add(source);
    entry.current = currentEntry();
    return () => void unsaved.current.delete(source);
  }, []);
  const hasUnsaved = useCallback(() => unsaved.current.size > 0, []);
  const value = useMemo(() => ({ hold, hasUnsaved }), [hold, hasUnsaved]);

  useEffect(
    () =>
      watchWaysOut(
        { hasUnsaved, ask: (onward) => setLeave(() => onward) },
        () => entry.current ?? currentEntry(),
      ),
    [hasUnsaved],
  );

  return (
    <Unsaved value={value}>
      {children}
      {leave && (
        <LeaveDialog
          onStay={() => setLeave(null)}
          onLeave={() => {
            setLeave(null);
            unsaved.current.clear();
            leave();
          }}
        />
      )}
    </Unsaved>
  );
}
