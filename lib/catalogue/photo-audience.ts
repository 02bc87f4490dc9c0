import { LRUCache } from "lru-cache";
import { getPhotoUses } from "@/lib/catalogue/photo-use-queries";

/**
 * Who may see a photo at its URL. Photos of published products are for everybody, through any cache. All others, such
 * as drafts' photos and shoppers' own, are for those who know the URL. A shopper's expired photo is for nobody.
 */
export type PhotoAudience = "everybody" | "who-knows" | "nobody";

/** A page of forty photos asks once each; a photo that is no longer published is private within this time. */
const PUBLISHED_FOR_MS = 3_000;
const published = new LRUCache<string, true>({ max: 10_000, ttl: PUBLISHED_FOR_MS });

/** Only the answer "published" is cached: any other photo must disappear as soon as it is deleted. */
export async function photoAudience(storageKey: string): Promise<PhotoAudience> {
  if (published.has(storageKey)) return "everybody";
  const uses = await getPhotoUses(storageKey);
  if (uses.published) {
    published.set(storageKey, true);
    return "everybody";
  }
  return uses.expired && !uses.searched && !uses.inProduct ? "nobody" : "who-knows";
}
