import { LRUCache } from "lru-cache";
import pLimit from "p-limit";
import { asUnavailable, DatabaseUnavailableError } from "@/lib/failures/database-unavailable";
import type { Planner } from "@/lib/search/plan";
import {
  type CountedFacets,
  listFacets,
  listFacetsOfNearest,
} from "@/lib/search/retrieval/facet-queries";
import { countMatching } from "@/lib/search/retrieval/scan-queries";
import { NO_FILTERS, type SearchRequest } from "@/lib/search/types";

/** With more published products than this, only part of them is counted: counting all of 200,000 takes seconds. */
const WHOLE_UP_TO = 50_000;
/** From this many published products on, a count is slow enough to be worth caching. */
const KEPT_FROM = 5_000;
const KEPT_MS = 15_000;
const MAX_KEPT = 500;
/** For one statement, and for the wait before it may start. */
const TIMEOUT_MS = 2_000;
/** After a full count has timed out, none is tried for this long. */
const TOO_SLOW_MS = 60_000;
/** Counting is the heaviest request a shopper can make, so the other connections stay free for searches. */
const AT_ONCE = 2;
const MAX_WAITING = 20;

type Counted = CountedFacets & { incomplete: boolean };

const kept = new LRUCache<string, Counted>({ max: MAX_KEPT, ttl: KEPT_MS });
const running = new Map<string, Promise<Counted>>();
const limit = pLimit(AT_ONCE);
let tooSlowUntil = Number.NEGATIVE_INFINITY;

/**
 * Counts a request's facets: identical requests at the same time share one count, and only a few counts run at once.
 * Counts of a large catalogue are cached for some seconds.
 * @throws DatabaseUnavailableError `busy` when too many other counts wait or the database takes too long
 */
export async function countFacets(request: SearchRequest, plan: Planner): Promise<Counted> {
  // All pages of a request have the same facets.
  const key = JSON.stringify({ ...request, page: 1, perPage: 1, open: null });
  const known = kept.get(key) ?? running.get(key);
  if (known) return known;
  if (running.size >= AT_ONCE + MAX_WAITING) throw busy();
  const askedAt = performance.now();
  const counting = limit(() => {
    if (performance.now() - askedAt > TIMEOUT_MS) throw busy();
    return count(request, plan, key);
  }).finally(() => running.delete(key));
  running.set(key, counting);
  return counting;
}

function busy(): DatabaseUnavailableError {
  return new DatabaseUnavailableError("busy", "other facets are being counted");
}

async function count(request: SearchRequest, plan: Planner, key: string): Promise<Counted> {
  const { query, collapse } = await plan(request);
  const { filters } = request;
  const published = await countMatching(NO_FILTERS, WHOLE_UP_TO);
  const tryWhole = published <= WHOLE_UP_TO && performance.now() > tooSlowUntil;
  const whole = tryWhole ? await listWhole() : null;
  const counted = whole ?? (await listPart());
  if (published >= KEPT_FROM) kept.set(key, counted);
  return counted;

  async function listWhole(): Promise<Counted | null> {
    try {
      return { ...(await listFacets(query, filters, collapse, TIMEOUT_MS)), incomplete: false };
    } catch (error) {
      if (asUnavailable(error)?.kind !== "busy") throw error;
      tooSlowUntil = performance.now() + TOO_SLOW_MS;
      return null;
    }
  }

  async function listPart(): Promise<Counted> {
    const { isWhole, ...facets } = await listFacetsOfNearest(query, filters, collapse, TIMEOUT_MS);
    return { ...facets, incomplete: !isWhole };
  }
}
