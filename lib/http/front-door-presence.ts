import type { RateCounter, SharedCounts } from "@/lib/rate-limit/rate-counter";

/** What the front door of this process offers to the shop's code, which is bundled separately. */
export type FrontDoor = {
  /** The header that carries a visitor's address. Each process makes up its own, so nobody outside can send it. */
  clientHeader: string;
  /** Each client's request counts. */
  rates: RateCounter;
  /** Marks the current request as understood: failures from here on are not the visitor's fault. */
  markUnderstood(): void;
  /** Provides the counts of all processes, so that a limit holds for all of them together. */
  shareCounts(shared: SharedCounts): void;
};

const KEY = Symbol.for("shop.front-door");
const globalForDoor = globalThis as typeof globalThis & { [KEY]?: FrontDoor };

/** The front door that every request of this process passes through; null where the platform has its own. */
export function frontDoor(): FrontDoor | null {
  return globalForDoor[KEY] ?? null;
}

export function setFrontDoor(door: FrontDoor | null): void {
  globalForDoor[KEY] = door ?? undefined;
}
