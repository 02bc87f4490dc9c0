import { unstable_isUnrecognizedActionError } from "next/navigation";

const KEEP = "shop:keep-what-was-typed";
const RELOADED_AT = "shop:reloaded-at";
/** A second failure as soon as this is no matter of builds, and another reload would not mend it. */
const ONCE_IN_MS = 60_000;

/** Whether an error comes of the shop having been renewed since this page was loaded. */
export function isOfAnotherBuild(error: unknown): boolean {
  if (unstable_isUnrecognizedActionError(error)) return true;
  // A part of the page's script that is no longer there.
  return error instanceof Error && error.name === "ChunkLoadError";
}

/**
 * Loads this page anew with the shop's new build, after everything that was typed has been put aside.
 * @returns false where that was done a moment ago already
 */
export function reloadForNewBuild(nowMs = Date.now()): boolean {
  try {
    if (nowMs - Number(sessionStorage.getItem(RELOADED_AT) ?? 0) < ONCE_IN_MS) return false;
    sessionStorage.setItem(RELOADED_AT, String(nowMs));
  } catch {
    // Without a memory of it, it might go on for ever.
    return false;
  }
  window.dispatchEvent(new Event(KEEP));
  // What was typed is kept: nobody needs to be asked whether to leave it.
  window.addEventListener("beforeunload", (event) => event.stopImmediatePropagation(), true);
  window.location.reload();
  return true;
}

/** Calls back just before the page is loaded anew. Returns the way to stop that. */
export function beforeNewBuild(keep: () => void): () => void {
  window.addEventListener(KEEP, keep);
  return () => window.removeEventListener(KEEP, keep);
}
