import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";

/** Closing the dialog in any way, such as with Escape, stays on the page. */
export function LeaveDialog({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby="leave-title"
      aria-describedby="leave-text"
      onClose={onStay}
      className="m-auto w-[calc(100%-2rem)] max-w-md border border-edge bg-paper p-6 text-ink backdrop:bg-ink/40"
    >
      <h2 id="leave-title" className="font-serif text-large">
        Leave without saving?
      </h2>
      <p id="leave-text" className="mt-2 text-muted">
        What you have changed on this page is not saved, and is lost when you leave.
      </p>
      <div className="mt-6 flex flex-wrap justify-end gap-3">
        <Button onClick={() => dialog.current?.close()}>Stay</Button>
        <Button tone="quiet" onClick={onLeave}>
          Leave
        </Button>
      </div>
    </dialog>
  );
}
