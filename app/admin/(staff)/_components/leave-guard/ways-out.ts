type Click = Pick<MouseEvent, "button" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">;
type Link = Pick<HTMLAnchorElement, "href" | "target" | "hasAttribute">;

/** Whether a click on a link replaces the page at the address `here` with another. */
export function leadsAway(click: Click, link: Link, here: string): boolean {
  if (click.button !== 0 || click.ctrlKey || click.metaKey || click.shiftKey || click.altKey) {
    return false;
  }
  if (link.hasAttribute("download") || (link.target !== "" && link.target !== "_self"))
    return false;
  return /^https?:/.test(link.href) && !isSamePage(link.href, here);
}

/** Whether two addresses are the same apart from their fragment. */
export function isSamePage(one: string, other: string): boolean {
  const [a, b] = [new URL(one), new URL(other)];
  return a.origin === b.origin && a.pathname === b.pathname && a.search === b.search;
}

/** Decides whether the page may be left. */
export type Guarded = {
  hasUnsaved: () => boolean;
  /** Asks whether to leave; `leave` continues the interrupted navigation. */
  ask: (leave: () => void) => void;
};

/** The entry of the browser's history that belongs to the page. */
export type HistoryEntry = { href: string; state: unknown };

export function currentEntry(): HistoryEntry {
  return { href: location.href, state: history.state };
}

/**
 * Watches every way out of the page that does not unload its scripts: links, forms marked `data-leaves`, and the
 * browser's back and forward buttons. For all others (reload, closing the tab, another site's address) the browser
 * asks.
 * @param entryOf returns the entry to stay at
 * @returns a function that stops watching
 */
export function watchWaysOut(
  { hasUnsaved, ask }: Guarded,
  entryOf: () => HistoryEntry,
): () => void {
  function stop(event: Event, leave: () => void): void {
    event.preventDefault();
    event.stopImmediatePropagation();
    ask(leave);
  }

  function onClick(event: MouseEvent): void {
    if (!hasUnsaved() || !(event.target instanceof Element)) return;
    const link = event.target.closest("a");
    if (link?.href && leadsAway(event, link, location.href)) stop(event, () => link.click());
  }

  function onSubmit(event: SubmitEvent): void {
    const form = event.target;
    if (!hasUnsaved() || !(form instanceof HTMLFormElement) || !("leaves" in form.dataset)) return;
    stop(event, () => form.requestSubmit(event.submitter));
  }

  // Back and forward cannot be prevented, only undone: the page has not changed yet, so its entry is pushed on top
  // again. From there, going back leads to the original destination, whichever direction that was.
  function onPopState(event: PopStateEvent): void {
    const entry = entryOf();
    if (!hasUnsaved() || isSamePage(location.href, entry.href)) return;
    history.pushState(entry.state, "", entry.href);
    stop(event, () => history.back());
  }

  function onBeforeUnload(event: BeforeUnloadEvent): void {
    if (hasUnsaved()) event.preventDefault();
  }

  // Capturing at the window runs before all other listeners of the page.
  window.addEventListener("click", onClick, true);
  window.addEventListener("submit", onSubmit, true);
  window.addEventListener("popstate", onPopState, true);
  window.addEventListener("beforeunload", onBeforeUnload);
  return () => {
    window.removeEventListener("click", onClick, true);
    window.removeEventListener("submit", onSubmit, true);
    window.removeEventListener("popstate", onPopState, true);
    window.removeEventListener("beforeunload", onBeforeUnload);
  };
}
