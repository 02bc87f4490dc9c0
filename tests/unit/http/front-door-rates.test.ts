import { expect, test } from "vitest";
import { routeTier } from "@/lib/http/front-door/route-tier";
import { RateCounter } from "@/lib/rate-limit/rate-counter";
import { RATE_TIERS } from "@/lib/rate-limit/tiers";
import { ACTION_IDS, openTestShop } from "@/tests/support/door";
import { FORM_TYPE, form, request, sendRaw } from "@/tests/support/raw-http";

/** Limits of one or a few requests each. */
function tight(): RateCounter {
  return new RateCounter(1 / RATE_TIERS.search.limit);
}

test("each address of the shop counts where it belongs", () => {
  const tiers = (paths: string[], headers = {}) => paths.map((path) => routeTier(path, headers));
  expect(tiers(["/search", "/api/search", "/categories/dresses"])).toEqual([
    "search",
    "search",
    "search",
  ]);
  expect(tiers(["/", "/products/a", "/categories", "/api/products", "/nowhere"])).toEqual(
    Array(5).fill("page"),
  );
  expect(tiers(["/api/suggest", "/photos/abc", "/admin", "/admin/products/new"])).toEqual([
    "suggest",
    "photo",
    "admin",
    "admin",
  ]);
  const ahead = { rsc: "1", "next-router-prefetch": "1" };
  expect(tiers(["/search", "/products/a"], ahead)).toEqual(["prefetch", "prefetch"]);
  expect(tiers(["/search"], { "next-router-prefetch": "1" })).toEqual(["search"]);
});

test("probes, the scheduler and files are not counted", () => {
  for (const path of [
    "/api/health",
    "/api/live",
    "/api/jobs/embed",
    "/_next/static/chunks/a.js",
    "/icon.svg",
    "/robots.txt",
  ]) {
    expect(routeTier(path, {}), path).toBeNull();
  }
  for (const path of ["/_next/image", "/api/healthy", "/robots.txt/x"]) {
    expect(routeTier(path, {}), path).not.toBeNull();
  }
});

test("programs are told in JSON, people on a page, and both when to come again", async () => {
  const shop = await openTestShop({ rates: tight() });
  expect((await sendRaw(shop.port, request("GET", "/api/search")))?.status).toBe(200);
  const program = await sendRaw(shop.port, request("GET", "/api/search"));
  expect(program).toMatchObject({
    status: 429,
    headers: { "retry-after": expect.stringMatching(/^\d+$/) },
  });
  expect(JSON.parse(program?.body ?? "").error).toMatchObject({
    code: "too-many-requests",
    message: expect.stringMatching(/Please wait \d+ seconds/),
  });
  const person = await sendRaw(shop.port, request("GET", "/search", { Accept: "text/html" }));
  expect(person).toMatchObject({
    status: 429,
    body: expect.stringContaining("Please wait a minute"),
  });
  const health = await sendRaw(shop.port, request("GET", "/api/health"));
  expect(health?.status).toBe(200);
});

test("an action counts in its own tier, and its client reads why it was refused", async () => {
  const shop = await openTestShop({ rates: tight() });
  const action = { "next-action": ACTION_IDS.loadPageAction, "Content-Type": "text/plain" };
  const send = () => sendRaw(shop.port, request("POST", "/search", action, "[]"));
  expect((await send())?.status).toBe(200);
  const refused = await send();
  expect(refused).toMatchObject({ status: 429, headers: { "content-type": "text/plain" } });
  expect(JSON.parse(refused?.body ?? "").error.code).toBe("too-many-requests");
  expect((await sendRaw(shop.port, request("GET", "/products/a")))?.status).toBe(200);
});

test("who has uploaded their share of photos is refused before sending another", async () => {
  const rates = new RateCounter(1);
  const shop = await openTestShop({ rates });
  const photo = { "next-action": ACTION_IDS.searchByPhotoAction, "Content-Type": FORM_TYPE };
  const send = (headers = {}) =>
    sendRaw(shop.port, request("POST", "/search", { ...photo, ...headers }, form({ q: "" })));
  expect((await send())?.status).toBe(200);
  const { limit, windowS } = RATE_TIERS["photo-upload"];
  const nowMs = Date.now();
  const counted = { count: limit + 1, windowStartMs: nowMs + 90_000 - windowS * 1000 };
  rates.takeOver("photo-upload", "127.0.0.1", counted, nowMs);
  expect(await send()).toMatchObject({
    status: 429,
    headers: { "retry-after": expect.stringMatching(/^(?:89|90)$/) },
  });
  expect((await sendRaw(shop.port, request("GET", "/search")))?.status).toBe(200);
});

test("a forged address evades no limit", async () => {
  const shop = await openTestShop({ rates: tight() });
  const statuses: (number | undefined)[] = [];
  for (let last = 1; last <= 5; last++) {
    const forged = { "X-Forwarded-For": `203.0.113.${last}`, Accept: "application/json" };
    statuses.push((await sendRaw(shop.port, request("GET", "/api/search", forged)))?.status);
  }
  expect(statuses).toEqual([200, 429, 429, 429, 429]);
});

test("behind a trusted proxy each visitor has a limit of their own", async () => {
  const shop = await openTestShop({ rates: tight(), proxies: 1 });
  const from = async (address: string) =>
    (await sendRaw(shop.port, request("GET", "/search", { "X-Forwarded-For": address })))?.status;
  expect([await from("203.0.113.1"), await from("203.0.113.2"), await from("203.0.113.1")]).toEqual(
    [200, 200, 429],
  );
});
