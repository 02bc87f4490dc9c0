import { unstable_doesMiddlewareMatch } from "next/experimental/testing/server";
import { NextRequest } from "next/server";
import { afterEach, expect, test, vi } from "vitest";
import * as settings from "@/lib/env";
import { config, proxy } from "@/proxy";

afterEach(() => vi.restoreAllMocks());

function answer(
  path: string,
  { headers = {}, ...changes }: Partial<settings.Env> & { headers?: Record<string, string> } = {},
) {
  const current = settings.readEnv({ NODE_ENV: "production" });
  vi.spyOn(settings, "env").mockReturnValue({ ...current, ...changes });
  const { headers: answered } = proxy(new NextRequest(`http://localhost${path}`, { headers }));
  const policy = answered.get("content-security-policy") ?? "";
  const directives = new Map(
    policy.split("; ").map((directive) => {
      const [name = "", ...sources] = directive.split(" ");
      return [name, sources] as const;
    }),
  );
  return { headers: answered, policy, directives };
}

/** Whether the proxy is in front of a request. */
function isBefore(url: string, headers: Record<string, string> = {}): boolean {
  return unstable_doesMiddlewareMatch({ config, nextConfig: {}, url, headers });
}

test("a page runs what carries its nonce and nothing else", () => {
  const { directives, policy } = answer("/");
  expect(directives.get("script-src")).toEqual([
    "'self'",
    expect.stringMatching(/^'nonce-[A-Za-z0-9+/]{22}=='$/),
    "'strict-dynamic'",
  ]);
  expect(policy).not.toContain("unsafe-eval");
  expect(directives.get("style-src")).not.toContain("'unsafe-inline'");
  expect(directives.get("object-src")).toEqual(["'none'"]);
  expect(directives.get("base-uri")).toEqual(["'none'"]);
  expect(directives.get("form-action")).toEqual(["'self'"]);
});

test("no nonce is used twice, and the renderer is told the one of its page", () => {
  const policies = Array.from({ length: 50 }, () => answer("/").policy);
  expect(new Set(policies).size).toBe(50);
  const { headers, policy } = answer("/", {
    headers: { "x-nonce": "stranger's", "content-security-policy": "script-src 'nonce-evil'" },
  });
  expect(headers.get("x-middleware-request-content-security-policy")).toBe(policy);
  expect(policy).toContain(`'nonce-${headers.get("x-middleware-request-x-nonce")}'`);
  expect(policy).not.toContain("evil");
});

test("the shop may be framed by itself, the admin by nobody", () => {
  expect(answer("/search").directives.get("frame-ancestors")).toEqual(["'self'"]);
  expect(answer("/admin").directives.get("frame-ancestors")).toEqual(["'none'"]);
  expect(answer("/admin/sign-in").directives.get("frame-ancestors")).toEqual(["'none'"]);
});

test("https is asked for where the visitor has it, and remembered where the shop is there for good", () => {
  const plain = answer("/");
  expect(plain.policy).not.toContain("upgrade-insecure-requests");
  expect(plain.headers.get("strict-transport-security")).toBeNull();
  const behindTls = answer("/", { headers: { "x-forwarded-proto": "https" } });
  expect(behindTls.policy).toContain("upgrade-insecure-requests");
  expect(behindTls.headers.get("strict-transport-security")).toBeNull();
  const atHome = answer("/", { SHOP_URL: "https://shop.example" });
  expect(atHome.headers.get("strict-transport-security")).toBe("max-age=31536000");
  // Reached past the proxy, on the machine's own network: its scripts have to come by http.
  expect(atHome.policy).not.toContain("upgrade-insecure-requests");
  const nearby = answer("/", { SHOP_URL: "http://shop.internal" });
  expect(nearby.headers.get("strict-transport-security")).toBeNull();
});

test("the development server may evaluate code and write styles, and speak over sockets", () => {
  const { directives } = answer("/", { NODE_ENV: "development" });
  expect(directives.get("script-src")).toContain("'unsafe-eval'");
  expect(directives.get("style-src")).toEqual(["'self'", "'unsafe-inline'"]);
  expect(directives.get("connect-src")).toContain("ws:");
});

test("it stands before every page", () => {
  for (const url of [
    "/",
    "/search?q=dress",
    "/products/some-dress",
    "/categories/clothing/dresses",
    "/admin",
    "/admin/products/new",
    "/nowhere",
    "/apiary",
    "/photos-of-us",
    "/robots.txt.html",
    "/%E9%9E%8B",
  ]) {
    expect(isBefore(url), url).toBe(true);
  }
});

test("it stays out of the way of data, photos and files", () => {
  for (const url of [
    "/api/search?q=dress",
    "/photos/abc?w=640",
    "/_next/static/chunks/a.js",
    "/_next/image?url=x",
    "/language/en",
    "/icon.svg",
    "/favicon.ico",
    "/robots.txt",
    "/sitemap.xml",
  ]) {
    expect(isBefore(url), url).toBe(false);
  }
});

test("nothing with a body worth the name passes through it", () => {
  const multipart = "multipart/form-data; boundary=x";
  const uploads: Record<string, string>[] = [
    { "next-action": "40ab", "content-type": multipart, "content-length": "12000000" },
    { "next-action": "40ab", "content-type": "text/plain;charset=UTF-8", "content-length": "20" },
    { "next-action": "40ab", "transfer-encoding": "chunked" },
    { "content-type": multipart, "content-length": "12000000" },
    { "content-type": multipart, "content-length": "100000" },
    { "content-type": multipart, "transfer-encoding": "chunked" },
    { "content-type": multipart, "content-length": "10", "transfer-encoding": "chunked" },
    { "content-length": "9".repeat(30) },
    { "content-length": "-5" },
    { rsc: "1" },
    { rsc: "1", "content-length": "0" },
  ];
  for (const headers of uploads)
    expect(isBefore("/", headers), JSON.stringify(headers)).toBe(false);
  const form = { "content-type": "application/x-www-form-urlencoded", "content-length": "99999" };
  expect(isBefore("/admin/sign-in", form)).toBe(true);
  expect(isBefore("/", { "content-length": "0" })).toBe(true);
});
