import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy } from "@/lib/content-security-policy";
import { env } from "@/lib/env";
import { requestScheme } from "@/lib/shop-origin";

const A_YEAR_S = 365 * 24 * 60 * 60;

/** Gives each page its own nonce. Next reads it from the policy and adds it to its scripts; ours read `x-nonce`. */
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
 * Only pages pass through here, because a request body would be buffered whole in memory and cut off after 10 MB.
 * Requests with a body, such as uploads and other actions, bypass it. The exceptions are forms sent without scripts,
 * which are answered with a page: those of less than 100 kB do pass through. Requests that bypass it get the policy of
 * next.config.js, which allows no scripts except from files.
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
