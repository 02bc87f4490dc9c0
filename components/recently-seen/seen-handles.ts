import { isHandle } from "@/lib/catalogue/handle";

/** How many products are remembered, the last seen first. */
export const MOST_SEEN = 12;
/** Under what localStorage keeps their handles. */
export const SEEN_KEY = "recently-seen";

/** What is stored, or nothing where it is absent or not ours. */
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

/** Reads the browser's storage; empty where it is switched off. */
export function readSeen(): string[] {
  try {
    return parseSeen(localStorage.getItem(SEEN_KEY));
  } catch {
    return [];
  }
}

/** Remembers these alone, or nothing. Where storage is switched off or full, nothing happens. */
export function writeSeen(handles: string[]): void {
  try {
    if (handles.length === 0) localStorage.removeItem(SEEN_KEY);
    else localStorage.setItem(SEEN_KEY, JSON.stringify(handles));
  } catch {
    // The shopper's browser keeps nothing; the page does without.
  }
}
