import { isHandle } from "@/lib/catalogue/handle";

/** How many products are remembered, most recent first. */
export const MOST_SEEN = 12;
/** The localStorage key of their handles. */
export const SEEN_KEY = "recently-seen";

/** Parses the stored handles; empty if there are none or the value is not ours. */
export function parseSeen(stored: string | null): string[] {
  if (stored === null) return [];
  try {
    const value: unknown = JSON.parse(stored);
    if (!Array.isArray(value)) return [];
    const handles = value.filter((one): one is string => typeof one === "string" && isHandle(one));
    return [...new Set(handles)].slice(0, MOST_SEEN);
  } catch {
    return [];
  }
}

export function withSeen(handles: string[], handle: string): string[] {
  return [handle, ...handles.filter((one) => one !== handle)].slice(0, MOST_SEEN);
}

/** Reads the browser's storage; empty if storage is switched off. */
export function readSeen(): string[] {
  try {
    return parseSeen(localStorage.getItem(SEEN_KEY));
  } catch {
    return [];
  }
}

/** Stores these handles and no others. Does nothing if storage is switched off or full. */
export function writeSeen(handles: string[]): void {
  try {
    if (handles.length === 0) localStorage.removeItem(SEEN_KEY);
    else localStorage.setItem(SEEN_KEY, JSON.stringify(handles));
  } catch {
    // Storage is unavailable; the page works without it.
  }
}
