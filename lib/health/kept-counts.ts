import { type CatalogueCounts, countCatalogue } from "@/lib/health/queries";

const KEPT_MS = 3_000;
/** Counting may take at most a twentieth of the time. */
const COST_FACTOR = 20;

type Kept = { counts: CatalogueCounts; until: number };

const kept = new Map<string, Kept>();
const counting = new Map<string, Promise<CatalogueCounts>>();

/**
 * A model's counts, at most a few seconds old, or older in proportion where counting takes long. However many callers
 * ask, only one count runs.
 * @param patienceMs after this time, returns the last known counts, however old, or null
 */
export async function keptCounts(
  modelKey: string,
  patienceMs: number,
): Promise<CatalogueCounts | null> {
  const known = kept.get(modelKey);
  if (known && known.until > performance.now()) return known.counts;
  const running = counting.get(modelKey) ?? count(modelKey);
  if (patienceMs <= 0) return known?.counts ?? null;
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<CatalogueCounts | null>((resolve) => {
    timer = setTimeout(() => resolve(known?.counts ?? null), patienceMs);
  });
  return Promise.race([running, patience]).finally(() => clearTimeout(timer));
}

function count(modelKey: string): Promise<CatalogueCounts> {
  const startedAt = performance.now();
  const running = countCatalogue(modelKey);
  counting.set(modelKey, running);
  running.then(
    (counts) => {
      const now = performance.now();
      const until = now + Math.max(KEPT_MS, COST_FACTOR * (now - startedAt));
      kept.set(modelKey, { counts, until });
      counting.delete(modelKey);
    },
    () => counting.delete(modelKey),
  );
  return running;
}
