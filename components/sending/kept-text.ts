/** What was typed is given back to the page that was loaded anew for it, and to none that is opened later. */
const LASTS_MS = 5 * 60_000;

type Kept = { text: string; atMs: number };

/** The memory of this tab; null where the browser grants none. */
export function tabMemory(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}

/** Puts a text aside under a name. */
export function keepText(storage: Storage | null, name: string, text: string, atMs: number): void {
  try {
    storage?.setItem(name, JSON.stringify({ text, atMs } satisfies Kept));
  } catch {
    // Full, or not allowed: what was typed is lost, as with any reload.
  }
}

/** Takes back what was put aside under a name; null where there is nothing, or nothing recent. */
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
