import { LRUCache } from "lru-cache";
import { getPhotoUses } from "@/lib/catalogue/photo-use-queries";

/**
 * Whom a photo's address may be shown to: everybody, through any cache, what a published product shows; only who knows
 * the address everything else, as drafts' photos and shoppers' own; nobody a shopper's photo whose time is over.
 */
export type PhotoAudience = "everybody" | "who-knows" | "nobody";

/** Browsers may keep what is published for good anyway, so that a minute more makes no difference. */
const PUBLISHED_FOR_MS = 60_000;
const published = new LRUCache<string, true>({ max: 10_000, ttl: PUBLISHED_FOR_MS });

/** Only that a photo is published is remembered: another that is deleted must not be shown a moment longer. */
export async function photoAudience(storageKey: string): Promise<PhotoAudience> {
  if (published.has(storageKey)) return "everybody";
  const uses = await getPhotoUses(storageKey);
  if (uses.published) {
    published.set(storageKey, true);
    return "everybody";
  }
  return uses.expired && !uses.searched && !uses.inProduct ? "nobody" : "who-knows";
}
