import { pruneQueries } from "@/lib/suggestions/popular-queries";

const EVERY_MS = 60 * 60 * 1000;

/** Prunes the popular queries now and every hour, until stopped. */
export function startPruningQueries(): { stop(): void } {
  const prune = () => {
    pruneQueries().catch((error: unknown) => console.error("Pruning queries failed:", error));
  };
  prune();
  const timer = setInterval(prune, EVERY_MS);
  return { stop: () => clearInterval(timer) };
}
