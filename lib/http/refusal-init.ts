import type { UserError } from "@/lib/errors";

const STATUS: Record<string, number> = { "too-many-requests": 429, busy: 503 };

/** How an endpoint answers a UserError: by its status, and by when the same may be asked again. */
export function refusalInit({ code, retryAfterS }: UserError): ResponseInit {
  return {
    status: STATUS[code] ?? 400,
    ...(retryAfterS !== null && { headers: { "Retry-After": String(retryAfterS) } }),
  };
}
