"use client";

import { type MouseEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { CrossIcon } from "@/components/ui/icons";

/**
 * The filters: a column on a desktop, a drawer on anything narrower. The drawer closes with Escape, a tap outside it or
 * its own buttons, and returns the focus to the button that opened it. Choosing a filter leaves it open.
 *
 * `children` are rendered once, and inside a dialog only while the drawer is open. Otherwise they are in a plain
 * section, as desktops, screen readers there and browsers without scripts expect.
 */
export function FiltersDrawer({
  title,
  openWords,
  closeWords,
  skip,
  clear,
  show,
  status,
  children,
}: {
  title: string;
  openWords: string;
  closeWords: string;
  /** A link that lets keyboard users skip the filters. */
  skip: ReactNode;
  clear: ReactNode;
  /** The label of the button that leads to the results. */
  show: ReactNode;
  /** The number of results as a live region: while the drawer is open, those of the page behind it are silent. */
  status: ReactNode;
  children: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  // Focus the title first: screen readers announce it, and a stray key press there does nothing.
  useEffect(() => {
    if (!open) return;
    dialog.current?.showModal();
    heading.current?.focus();
  }, [open]);

  const close = () => dialog.current?.close();
  const closeFromBeside = ({ target }: MouseEvent) => {
    if (target === dialog.current) close();
  };

  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        data-needs-script
        className="target self-center justify-self-start font-medium [grid-area:open] lg:hidden"
        onClick={() => setOpen(true)}
      >
        {openWords}
      </button>
      <a
        href="#filters"
        className="target self-center justify-self-start font-medium [grid-area:open] not-noscript:hidden lg:hidden"
      >
        {openWords}
      </a>
      {open ? (
        // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself.
        <dialog
          ref={dialog}
          aria-labelledby="filters-title"
          className="filters-drawer"
          onClick={closeFromBeside}
          onClose={() => setOpen(false)}
        >
          <div className="flex h-full flex-col">
            <div className="flex items-center justify-between border-b border-hairline pl-4">
              <h2
                ref={heading}
                id="filters-title"
                tabIndex={-1}
                className="font-serif text-large outline-none"
              >
                {title}
              </h2>
              <span className="flex items-center gap-x-2">
                {clear}
                <button
                  type="button"
                  aria-label={closeWords}
                  className="target size-14 justify-center text-muted hover:text-ink"
                  onClick={close}
                >
                  <CrossIcon />
                </button>
              </span>
            </div>
            <div className="flex-1 overflow-y-auto overscroll-contain px-4">{children}</div>
            <div className="border-t border-hairline p-4">
              <button
                type="button"
                className="flex min-h-11 w-full items-center justify-center bg-ink px-5 font-medium text-paper tabular-nums"
                onClick={close}
              >
                {show}
              </button>
              {status}
            </div>
          </div>
        </dialog>
      ) : (
        <section aria-labelledby="filters-title" className="filters-column">
          {skip}
          <div className="flex items-center justify-between gap-x-4 border-b border-hairline">
            <h2 id="filters-title" className="target text-base font-medium">
              {title}
            </h2>
            {clear}
          </div>
          {children}
        </section>
      )}
    </>
  );
}
