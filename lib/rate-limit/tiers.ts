/**
 * How much one client may ask for in a window. `cost` units are requests unless a tier says otherwise. docs/deploy.md
 * explains each tier to operators.
 */
export type RateTier = { limit: number; windowS: number };

const MINUTE_S = 60;

/**
 * An office behind one address is assumed to be thirty people who each request a page every three seconds: 600 a
 * minute. Machines that ask for more have to wait.
 */
export const RATE_TIERS = {
  /** Searches: result pages, categories, more results, `/api/search`. */
  search: { limit: 600, windowS: MINUTE_S },
  /** Suggestions while typing: several a second per person. */
  suggest: { limit: 1_800, windowS: MINUTE_S },
  /** Every other page and endpoint of the shop. */
  page: { limit: 1_200, windowS: MINUTE_S },
  /** What browsers prefetch for links that come into view: a page of results has a hundred. */
  prefetch: { limit: 6_000, windowS: MINUTE_S },
  /** Photos being displayed: forty on a page of results. */
  photo: { limit: 6_000, windowS: MINUTE_S },
  /** Photos that shoppers upload to search with. */
  "photo-upload": { limit: 60, windowS: 10 * MINUTE_S },
  /** The same per day: how much of the space for shoppers' photos one network can fill. */
  "photo-upload-day": { limit: 300, windowS: 24 * 60 * MINUTE_S },
  /** Parts cut out of a shopper's photo. */
  "photo-crop": { limit: 120, windowS: 10 * MINUTE_S },
  /** Sign-in forms, in addition to the limits by account and device. */
  "sign-in": { limit: 120, windowS: 15 * MINUTE_S },
  /** Pages and actions of the admin. */
  admin: { limit: 1_200, windowS: MINUTE_S },
} satisfies Record<string, RateTier>;

export type RateTierName = keyof typeof RATE_TIERS;
