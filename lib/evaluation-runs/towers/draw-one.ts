import type { Random } from "@/lib/evaluation/random";

/** A random index below `count`. */
export function drawIndex(count: number, random: Random): number {
  return Math.floor(random() * count);
}

/** One of the items, all equally likely. There must be at least one. */
export function drawOne<T>(items: ArrayLike<T>, random: Random): T {
  return items[drawIndex(items.length, random)] as T;
}
