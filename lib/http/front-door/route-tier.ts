import type { IncomingHttpHeaders } from "node:http";
import type { RateTierName } from "@/lib/rate-limit/tiers";

/** Probes of the machinery around the shop, its scheduler, which shows a secret, and files that cost nothing. */
const UNCOUNTED =
  /^\/(?:api\/(?:health|live|jobs)(?:\/|$)|_next\/(?!image)|favicon\.ico$|icon\.svg$|robots\.txt$)/;

const TIERS: [RegExp, RateTierName][] = [
  [/^\/photos\//, "photo"],
  [/^\/api\/suggest\/?$/, "suggest"],
  [/^\/(?:search|api\/search)\/?$/, "search"],
  [/^\/categories\/./, "search"],
  [/^\/admin(?:\/|$)/, "admin"],
];

/** The tier that a request without a body counts in; null where it counts in none. */
export function routeTier(pathname: string, headers: IncomingHttpHeaders): RateTierName | null {
  if (UNCOUNTED.test(pathname)) return null;
  if (headers.rsc === "1" && headers["next-router-prefetch"] === "1") return "prefetch";
  return TIERS.find(([pattern]) => pattern.test(pathname))?.[1] ?? "page";
}
