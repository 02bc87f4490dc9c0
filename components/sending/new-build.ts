import { unstable_isUnrecognizedActionError } from "next/navigation";

const KEEP = "shop:keep-what-was-typed";
const RELOADED_AT = "shop:reloaded-at";
/** A second failure this soon is not caused by a new build, and another reload would not help. */
const ONCE_IN_MS = 60_000;

/** Whether an error occurred because a new version of the shop was deployed since this page was loaded. */
export function isOfAnotherBuild(error: unknown): boolean {
  if (unstable_isUnrecognizedActionError(error)) return true;
  // Part of the page's script no longer exists on the server.
  return error instanceof Error && error.name === "ChunkLoadError";
}

/**
 * Reloads this page to get the shop's new build, after storing everything that was typed.
 * @returns false if it was already reloaded a moment ago
 */
export function reloadForNewBuild(nowMs = Date.now()): boolean {
  try {
    if (nowMs - Number(sessionStorage.getItem(RELOADED_AT) ?? 0) < ONCE_IN_MS) return false;
    sessionStorage.setItem(RELOADED_AT, String(nowMs));
  } catch {
    // Without storage to remember the reload, it might repeat for ever.
    return false;
  }
  window.dispatchEvent(new Event(KEEP));
  // Typed text has been stored, so there is no need to ask before leaving.
  window.addEventListener("beforeunload", (event) => event.stopImmediatePropagation(), true);
  window.location.reload();
  return true;
}

/** Calls back just before the page is reloaded. Returns a function that cancels this. */
export function beforeNewBuild(keep: () => void): () => void {
  window.addEventListener(KEEP, keep);
  return () => window.removeEventListener(KEEP, keep);
}
