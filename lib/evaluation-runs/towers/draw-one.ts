import type { Random } from "@/lib/evaluation/random";

/** An index below `count`. */
export function drawIndex(count: number, random: Random): number {
  return Math.floor(random() * count);
}

/** One of the items, each as likely as any other. There must be one. */
export function drawOne<T>(items: ArrayLike<T>, random: Random): T {
  return items[drawIndex(items.length, random)] as T;
}
