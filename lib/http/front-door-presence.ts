import type { RateCounter, SharedCounts } from "@/lib/rate-limit/rate-counter";

/** What the front door of this process offers to the code behind it, which is bundled apart from it. */
export type FrontDoor = {
  /** The header in which it hands on a visitor's address; made up by each process, so nobody outside can send it. */
  clientHeader: string;
  /** What each client has asked for. */
  rates: RateCounter;
  /** Says that the request at hand was understood: what goes wrong from here on is not the visitor's fault. */
  markUnderstood(): void;
  /** Gives the counts of all processes, so that a limit holds for them together. */
  shareCounts(shared: SharedCounts): void;
};

const KEY = Symbol.for("shop.front-door");
const globalForDoor = globalThis as typeof globalThis & { [KEY]?: FrontDoor };

/** The front door that every request of this process has come through; null where the platform has its own. */
export function frontDoor(): FrontDoor | null {
  return globalForDoor[KEY] ?? null;
}

export function setFrontDoor(door: FrontDoor | null): void {
  globalForDoor[KEY] = door ?? undefined;
}
