import type { IncomingHttpHeaders } from "node:http";
import type { RateTierName } from "@/lib/rate-limit/tiers";

/** Health probes, the scheduler, which presents a secret, and files that cost nothing to serve. */
const UNCOUNTED =
  /^\/(?:api\/(?:health|live|jobs)(?:\/|$)|_next\/(?!image)|favicon\.ico$|icon\.svg$|robots\.txt$)/;

const TIERS: [RegExp, RateTierName][] = [
  [/^\/photos\//, "photo"],
  [/^\/api\/suggest\/?$/, "suggest"],
  [/^\/(?:search|api\/search)\/?$/, "search"],
  [/^\/categories\/./, "search"],
  [/^\/admin(?:\/|$)/, "admin"],
];

/** The tier in which a request without a body is counted; null for none. */
export function routeTier(pathname: string, headers: IncomingHttpHeaders): RateTierName | null {
  if (UNCOUNTED.test(pathname)) return null;
  if (headers.rsc === "1" && headers["next-router-prefetch"] === "1") return "prefetch";
  return TIERS.find(([pattern]) => pattern.test(pathname))?.[1] ?? "page";
}
