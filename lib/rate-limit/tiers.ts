/** How much one client may ask for in a window. `cost` units are requests unless a tier says otherwise. */
export type RateTier = { limit: number; windowS: number };

export const RATE_TIERS = {
  /** Photos a shopper uploads to search with. */
  "photo-upload": { limit: 60, windowS: 10 * 60 },
  /** The same, of a day: how much of the room for shoppers' photos one network can fill. */
  "photo-upload-day": { limit: 300, windowS: 24 * 60 * 60 },
  /** Parts cut out of a shopper's photo. */
  "photo-crop": { limit: 120, windowS: 10 * 60 },
} satisfies Record<string, RateTier>;

export type RateTierName = keyof typeof RATE_TIERS;
