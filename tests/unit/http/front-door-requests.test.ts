import net from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { parseTrustedProxies, type TrustedProxies } from "@/lib/network/trusted-proxies";
import { ACTION_IDS, openTestShop, type TestShop, UNKNOWN_ID } from "@/tests/support/door";
import { FORM_TYPE, form, request, sendRaw } from "@/tests/support/raw-http";

const LOOPBACK = parseTrustedProxies("loopback") as TrustedProxies;
const PAGE = { Accept: "text/html,*/*;q=0.8" };

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function statusOf(shop: TestShop, text: string): Promise<number | undefined> {
  return (await sendRaw(shop.port, text))?.status;
}

/** What the handler behind the door was told, of a request that got there. */
async function told(shop: TestShop, headers: Record<string, string>, body = "") {
  const before = shop.seen.length;
  await sendRaw(shop.port, request(body ? "POST" : "GET", "/search", headers, body));
  return shop.seen[before]?.headers;
}

test("methods that the shop has no use for are refused with those that it has", async () => {
  const shop = await openTestShop();
  for (const method of ["TRACE", "PROPFIND", "PUT", "PATCH", "DELETE", "OPTIONS", "SEARCH"]) {
    const answer = await sendRaw(shop.port, request(method, "/search"));
    expect(answer, method).toMatchObject({ status: 405, headers: { allow: "GET, HEAD, POST" } });
  }
  expect(await statusOf(shop, request("TRACE", "/api/search"))).toBe(405);
  const connect = await sendRaw(shop.port, request("CONNECT", "shop.example:443"));
  expect(connect).toMatchObject({ status: 405, headers: { allow: "GET, HEAD, POST" } });
  expect(shop.seen).toEqual([]);
});

test("pages are got, asked about and sent forms; endpoints decide themselves", async () => {
  const shop = await openTestShop();
  for (const [method, url] of [
    ["GET", "/search?q=%ff"],
    ["HEAD", "/"],
    ["DELETE", "/api/x"],
    ["OPTIONS", "/api/search"],
    ["POST", "/language/en"],
    ["GET", "/products/%E9%9E%8B"],
    ["GET", "/%25ff"],
  ] as const) {
    expect(await statusOf(shop, request(method, url)), url).toBe(200);
  }
});

test("paths that stand for no text are refused before anything looks for them", async () => {
  const shop = await openTestShop();
  for (const path of [
    "/products/%ff",
    "/%",
    "/%00",
    "/a%0d%0ab",
    "/_next/%c0%af",
    "/photos/%ed%a0%80",
    "/language/%zz",
    "*",
  ]) {
    expect(await statusOf(shop, request("GET", path)), path).toBe(400);
  }
  expect(shop.seen).toEqual([]);
});

test("a path is the same in whatever form it is asked for", async () => {
  const shop = await openTestShop();
  await sendRaw(shop.port, request("GET", "http://elsewhere.example/search?q=a"));
  await sendRaw(shop.port, request("GET", "http://elsewhere.example"));
  expect(shop.seen.map(({ url }) => url)).toEqual(["/search?q=a", "/"]);
});

test("a wish for another protocol is ignored, as none is spoken", async () => {
  const shop = await openTestShop();
  shop.server.on("upgrade", (_req, socket) => socket.destroy());
  const upgrade = { Connection: "Upgrade, close", Upgrade: "h2c" };
  expect(await statusOf(shop, request("GET", "/", upgrade))).toBe(200);
  expect(await statusOf(shop, request("GET", "/products/%ff", upgrade))).toBe(400);
});

test("people are told in their language, on a page that needs nothing else", async () => {
  const shop = await openTestShop();
  const english = await sendRaw(shop.port, request("GET", "/%ff", PAGE));
  expect(english?.headers["content-type"]).toBe("text/html; charset=utf-8");
  expect(english?.headers["content-security-policy"]).toContain("default-src 'none'");
  expect(english?.body).toContain("There is no such address.");
  const chinese = { ...PAGE, "Accept-Language": "zh-HK" };
  expect((await sendRaw(shop.port, request("GET", "/%ff", chinese)))?.body).toContain(
    '<html lang="zh-TW">',
  );
  const chosen = { ...PAGE, Cookie: "a=b; locale=zh-TW" };
  expect((await sendRaw(shop.port, request("GET", "/%ff", chosen)))?.body).toContain("zh-TW");
  const program = await sendRaw(shop.port, request("GET", "/api/%ff", PAGE));
  expect(JSON.parse(program?.body ?? "")).toMatchObject({ error: { code: "bad-address" } });
  const head = await sendRaw(shop.port, request("HEAD", "/%ff", PAGE));
  expect(head).toMatchObject({ status: 400, body: "" });
});

test("an action that the build does not have is refused before its body, in a way that Next's client knows", async () => {
  const shop = await openTestShop();
  for (const id of [UNKNOWN_ID, "toString", "__proto__", "constructor", "x".repeat(5_000)]) {
    const headers = {
      "next-action": id,
      "Content-Type": "text/plain",
      "Content-Length": "5000000",
    };
    const answer = await sendRaw(shop.port, request("POST", "/search", headers));
    expect(answer, id).toMatchObject({
      status: 404,
      headers: { "x-nextjs-action-not-found": "1" },
    });
  }
  const atEndpoint = { "next-action": ACTION_IDS.loadPageAction, "Content-Type": "text/plain" };
  expect(await statusOf(shop, request("POST", "/api/search", atEndpoint, "[]"))).toBe(404);
  expect(shop.seen).toEqual([]);
});

test("while developing, actions are not known in advance", async () => {
  const shop = await openTestShop({ actions: null });
  const headers = { "next-action": UNKNOWN_ID, "Content-Type": "text/plain" };
  expect(await statusOf(shop, request("POST", "/search", headers, "[]"))).toBe(200);
});

test("a page takes forms and arguments of actions, and nothing else", async () => {
  const shop = await openTestShop();
  const action = { "next-action": ACTION_IDS.searchByPhotoAction };
  for (const headers of [
    { "Content-Type": "application/json" },
    { "Content-Type": "application/x-www-form-urlencoded" },
    { "Content-Type": "multipart/form-data" },
    { "Content-Type": `multipart/form-data; boundary=${"x".repeat(71)}` },
    { ...action, "Content-Type": "image/png" },
    { ...action, "Content-Type": "application/x-www-form-urlencoded" },
    { ...action, "Content-Type": "multipart/form-data" },
  ]) {
    expect(await statusOf(shop, request("POST", "/search", headers, "x"))).toBe(400);
  }
  expect(shop.seen).toEqual([]);
  const asForm = { "Content-Type": FORM_TYPE };
  expect(await statusOf(shop, request("POST", "/search", asForm, form({ a: "b" })))).toBe(200);
  const asText = { ...action, "Content-Type": "text/plain;charset=UTF-8" };
  expect(await statusOf(shop, request("POST", "/search", asText, "[]"))).toBe(200);
});

test("a form that does not end, or has thousands of parts, does not reach the shop", async () => {
  const shop = await openTestShop();
  const headers = { "next-action": ACTION_IDS.searchByPhotoAction, "Content-Type": FORM_TYPE };
  const whole = form({ q: "dress" });
  const many = form(Object.fromEntries(Array.from({ length: 2_000 }, (_, at) => [`f${at}`, ""])));
  for (const body of [whole.slice(0, -6), whole.slice(4), "garbage", many]) {
    const answer = await sendRaw(shop.port, request("POST", "/search", headers, body));
    expect(answer).toMatchObject({ status: 400, headers: { "content-type": "text/plain" } });
  }
  expect(shop.seen).toEqual([]);
  expect(await statusOf(shop, request("POST", "/search", headers, whole))).toBe(200);
});

test("what a stranger says of where they are is thrown away", async () => {
  const shop = await openTestShop();
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  const headers = await told(shop, {
    "X-Forwarded-For": "6.6.6.6",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "evil.example",
    Forwarded: "for=6.6.6.6",
  });
  expect(headers).toMatchObject({ "x-forwarded-for": "127.0.0.1" });
  expect(headers?.[shop.door.clientHeader]).toBe("127.0.0.1");
  for (const name of ["x-forwarded-proto", "x-forwarded-host", "forwarded"]) {
    expect(headers?.[name]).toBeUndefined();
  }
});

test("a proxy that no setting speaks of is named in the log, once", async () => {
  const shop = await openTestShop();
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 3_600_000 });
  const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
  await told(shop, { "X-Forwarded-For": "203.0.113.9" });
  await told(shop, { "X-Forwarded-For": "203.0.113.9" });
  expect(warn).toHaveBeenCalledTimes(1);
  expect(warn.mock.lastCall?.[0]).toContain("set TRUST_PROXY");
});

test("a trusted proxy's word is taken, as far as it makes sense", async () => {
  const shop = await openTestShop({ proxies: LOOPBACK });
  expect(
    await told(shop, {
      "X-Forwarded-For": "6.6.6.6, 203.0.113.9",
      "X-Forwarded-Proto": "HTTPS",
      "X-Forwarded-Host": "Shop.example, inner",
    }),
  ).toMatchObject({
    "x-forwarded-for": "203.0.113.9",
    [shop.door.clientHeader]: "203.0.113.9",
    "x-forwarded-proto": "https",
    "x-forwarded-host": "shop.example",
  });
  const nonsense = await told(shop, {
    "X-Forwarded-Proto": "javascript",
    "X-Forwarded-Host": "a b^",
  });
  expect(nonsense?.["x-forwarded-proto"]).toBeUndefined();
  expect(nonsense?.["x-forwarded-host"]).toBeUndefined();
});

test("a form is taken from the address that the shop was asked at, and from no other", async () => {
  const shop = await openTestShop();
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  const headers = { "Content-Type": FORM_TYPE };
  const send = (more: Record<string, string>) =>
    statusOf(shop, request("POST", "/admin/sign-in", { ...headers, ...more }, form({ a: "b" })));
  expect(await send({})).toBe(200);
  expect(await send({ Origin: "http://shop.example" })).toBe(200);
  expect(await send({ Origin: "https://shop.example", Host: "shop.example:443" })).toBe(200);
  for (const Origin of [
    "https://evil.example",
    "null",
    "garbage",
    "http://shop.example.evil.example",
    "http://shop.example:81",
  ]) {
    expect(await send({ Origin }), Origin).toBe(403);
  }
  expect(await send({ Origin: "https://evil.example", "X-Forwarded-Host": "evil.example" })).toBe(
    403,
  );
});

test("behind a proxy that rewrites Host, forms from SHOP_URL are taken and Next is told the host that fits", async () => {
  const shop = await openTestShop({ shopOrigin: "https://shop.example" });
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  const inner = { Host: "127.0.0.1:3000", "next-action": ACTION_IDS.searchByPhotoAction };
  const headers = { ...inner, "Content-Type": FORM_TYPE };
  expect(
    await told(shop, { ...headers, Origin: "https://shop.example" }, form({ q: "" })),
  ).toMatchObject({ "x-forwarded-host": "shop.example" });
  for (const Origin of ["http://shop.example", "https://evil.example"]) {
    const body = form({ q: "" });
    expect(await statusOf(shop, request("POST", "/search", { ...headers, Origin }, body))).toBe(
      403,
    );
  }
});

test("a request of the shop to itself comes through as it is", async () => {
  const shop = await openTestShop();
  const headers = { [shop.door.clientHeader]: "203.0.113.9", "X-Forwarded-For": "203.0.113.9" };
  expect(await told(shop, headers)).toMatchObject({ "x-forwarded-for": "203.0.113.9" });
});

test("connections of one address are bounded", async () => {
  const shop = await openTestShop();
  const sockets = Array.from({ length: 560 }, () =>
    net.connect(shop.port, "127.0.0.1").on("error", () => undefined),
  );
  await vi.waitFor(() => expect(sockets.filter(({ closed }) => closed)).toHaveLength(48), 15_000);
  for (const socket of sockets) socket.destroy();
  await vi.waitFor(async () => expect(await statusOf(shop, request("GET", "/"))).toBe(200), 15_000);
});
