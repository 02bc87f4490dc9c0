/**
 * Next tells the caller of an action nothing about how a request was refused on its way, by a proxy or the shop's own
 * front door: whatever the status, the call fails with the same sentence. So the answers are watched as they come in.
 */
type Watcher = (response: Response) => void;

const watchers = new Set<Watcher>();
let restore: (() => void) | null = null;

/** Tells of every answer to an action of this page, until the function that it returns is called. */
export function watchActionAnswers(watcher: Watcher): () => void {
  watchers.add(watcher);
  restore ??= watchFetch();
  return () => {
    watchers.delete(watcher);
    if (watchers.size > 0) return;
    restore?.();
    restore = null;
  };
}

function watchFetch(): () => void {
  const original = window.fetch;
  const watched: typeof fetch = async (input, init) => {
    const response = await original(input, init);
    if (new Headers(init?.headers).has("next-action")) {
      for (const watcher of watchers) watcher(response);
    }
    return response;
  };
  window.fetch = watched;
  return () => {
    // Somebody else may have put their own in its place meanwhile.
    if (window.fetch === watched) window.fetch = original;
  };
}
