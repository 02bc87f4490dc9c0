/** Typed text is restored only in the page that was reloaded for it, not in one opened later. */
const LASTS_MS = 5 * 60_000;

type Kept = { text: string; atMs: number };

/** This tab's storage; null if the browser denies it. */
export function tabMemory(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}

/** Stores a text under a name. */
export function keepText(storage: Storage | null, name: string, text: string, atMs: number): void {
  try {
    storage?.setItem(name, JSON.stringify({ text, atMs } satisfies Kept));
  } catch {
    // Storage is full or forbidden: the text is lost, as with any reload.
  }
}

/** Removes and returns the text stored under a name; null if there is none or it is too old. */
export function takeText(storage: Storage | null, name: string, nowMs: number): string | null {
  try {
    const kept = storage?.getItem(name) ?? null;
    if (kept === null) return null;
    storage?.removeItem(name);
    const { text, atMs } = JSON.parse(kept) as Partial<Kept>;
    if (typeof text !== "string" || typeof atMs !== "number") return null;
    return nowMs - atMs <= LASTS_MS ? text : null;
  } catch {
    return null;
  }
}
