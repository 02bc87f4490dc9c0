/**
 * Next does not tell the caller of an action how a request was refused on its way, by a proxy or by the shop's own
 * front door: whatever the status, the call fails with the same message. So this module watches the responses
 * themselves.
 */
type Watcher = (response: Response) => void;

const watchers = new Set<Watcher>();
let restore: (() => void) | null = null;

/** Calls `watcher` with the response to every action of this page, until the returned function is called. */
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
    // Someone else may have replaced it in the meantime.
    if (window.fetch === watched) window.fetch = original;
  };
}
