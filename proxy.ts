import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy } from "@/lib/content-security-policy";
import { env } from "@/lib/env";
import { requestScheme } from "@/lib/shop-origin";

const A_YEAR_S = 365 * 24 * 60 * 60;

/** Gives each page its own nonce: Next reads it from the policy and puts it on its scripts, ours read `x-nonce`. */
export function proxy(request: NextRequest): NextResponse {
  const { NODE_ENV, SHOP_URL } = env();
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy({
    nonce,
    development: NODE_ENV === "development",
    https: requestScheme(request.headers) === "https",
    framing: request.nextUrl.pathname.startsWith("/admin") ? "none" : "same-origin",
  });
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  if (SHOP_URL?.startsWith("https:")) {
    response.headers.set("strict-transport-security", `max-age=${A_YEAR_S}`);
  }
  return response;
}

/**
 * Pages alone: a body that passes through here is kept in memory whole, and cut after 10 MB. So requests that carry one
 * go past it, uploads and other actions among them; of those without scripts, which are answered with a page, only ones
 * of less than 100 kB come here. What goes past has the policy of next.config.js, which runs no script but from files.
 */
export const config = {
  matcher: [
    {
      source:
        "/((?!(?:api|photos|language|_next)/|(?:icon\\.svg|favicon\\.ico|robots\\.txt|sitemap\\.xml)$).*)",
      missing: [
        { type: "header", key: "rsc" },
        { type: "header", key: "next-action" },
        { type: "header", key: "content-type" },
        { type: "header", key: "content-length" },
        { type: "header", key: "transfer-encoding" },
      ],
    },
    {
      source:
        "/((?!(?:api|photos|language|_next)/|(?:icon\\.svg|favicon\\.ico|robots\\.txt|sitemap\\.xml)$).*)",
      has: [{ type: "header", key: "content-length", value: "\\d{1,5}" }],
      missing: [
        { type: "header", key: "rsc" },
        { type: "header", key: "next-action" },
        { type: "header", key: "transfer-encoding" },
      ],
    },
  ],
};
