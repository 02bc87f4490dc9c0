type Click = Pick<MouseEvent, "button" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">;
type Link = Pick<HTMLAnchorElement, "href" | "target" | "hasAttribute">;

/** Whether a click on a link puts another page in the place of this one, at the address `here`. */
export function leadsAway(click: Click, link: Link, here: string): boolean {
  if (click.button !== 0 || click.ctrlKey || click.metaKey || click.shiftKey || click.altKey) {
    return false;
  }
  if (link.hasAttribute("download") || (link.target !== "" && link.target !== "_self"))
    return false;
  return /^https?:/.test(link.href) && !isSamePage(link.href, here);
}

/** Whether two addresses differ by nothing, or by the place on the page. */
export function isSamePage(one: string, other: string): boolean {
  const [a, b] = [new URL(one), new URL(other)];
  return a.origin === b.origin && a.pathname === b.pathname && a.search === b.search;
}

/** What is asked before the page is left. */
export type Guarded = {
  hasUnsaved: () => boolean;
  /** Asks whether to leave; `leave` goes on to where it was going. */
  ask: (leave: () => void) => void;
};

/** The entry of the browser's history that the page stands at. */
export type HistoryEntry = { href: string; state: unknown };

export function currentEntry(): HistoryEntry {
  return { href: location.href, state: history.state };
}

/**
 * Watches the ways out of a page whose scripts stay: links, forms marked `data-leaves`, and the browser's back and
 * forward. Everything else (reload, closing, another site's address) the browser asks about itself.
 * @param entryOf the entry to stay at
 * @returns what ends it
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

  // Back and forward cannot be stopped, only undone: the page has not changed yet, and its entry is put on top again.
  // From there back leads to where this was going, whichever direction that was.
  function onPopState(event: PopStateEvent): void {
    const entry = entryOf();
    if (!hasUnsaved() || isSamePage(location.href, entry.href)) return;
    history.pushState(entry.state, "", entry.href);
    stop(event, () => history.back());
  }

  function onBeforeUnload(event: BeforeUnloadEvent): void {
    if (hasUnsaved()) event.preventDefault();
  }

  // Capturing at the window comes before every listener of the page's own.
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
