import http from "node:http";
import net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { BodyBudget } from "@/lib/http/front-door/body-budget";
import { SERVER_OPTIONS } from "@/lib/http/front-door/serve";
import { ACTION_IDS, openTestShop, type TestShop } from "@/tests/support/door";
import { BOUNDARY, FORM_TYPE, form, parseAnswer, request, sendRaw } from "@/tests/support/raw-http";

const MB = 1024 * 1024;
/** For what happens at once, on a machine that has more to do. */
const PATIENCE = 15_000;
const PHOTO = { "next-action": ACTION_IDS.searchByPhotoAction, "Content-Type": FORM_TYPE };
const SESSION = { Cookie: "shop.session_token=0123456789abcdef0123456789" };

/** The head of a request whose body is never sent. */
function announced(headers: Record<string, string>, bytes: number, url = "/search"): string {
  return request("POST", url, { ...headers, "Content-Length": String(bytes) });
}

async function codeOf(shop: TestShop, text: string): Promise<[number | undefined, string | null]> {
  const answer = await sendRaw(shop.port, text);
  const error = answer?.body.startsWith("{") ? JSON.parse(answer.body).error : null;
  return [answer?.status, error?.code ?? null];
}

/** Opens a connection and keeps it; `received` grows. */
function open(shop: TestShop, text: string) {
  const socket = net.connect(shop.port, "127.0.0.1").on("error", () => undefined);
  const state = { socket, received: "" };
  socket.on("data", (data) => {
    state.received += data.toString("latin1");
  });
  socket.write(text);
  return state;
}

function photoForm(bytes: number): string {
  return form({ photo: "x".repeat(bytes - form({ photo: "" }).length) });
}

test("what is announced as too long is refused before a byte of it is sent, by action", async () => {
  const shop = await openTestShop();
  const text = (id: string) => ({ "next-action": id, "Content-Type": "text/plain" });
  const small = { ...PHOTO, "next-action": ACTION_IDS.cropPhotoAction };
  const cases: [string, Record<string, string>, number, string?][] = [
    ["a photo of 60 MB", PHOTO, 60 * MB],
    ["a crop with a megabyte", small, 1 * MB],
    ["a list's page with a megabyte", text(ACTION_IDS.loadPageAction), 1 * MB],
    ["a password with a megabyte", text(ACTION_IDS.signInAction), 1 * MB, "/admin/sign-in"],
    ["a photo's action given text", text(ACTION_IDS.searchByPhotoAction), 1 * MB],
    ["a form without scripts", { "Content-Type": FORM_TYPE }, 14 * MB, "/admin/sign-in"],
    ["a language with a body", {}, 1 * MB, "/language/en"],
  ];
  for (const [name, headers, bytes, url] of cases) {
    expect(await codeOf(shop, announced(headers, bytes, url)), name).toEqual([
      413,
      "body-too-large",
    ]);
  }
  const get = request("GET", "/search", { "Content-Length": String(MB) });
  expect(await codeOf(shop, get)).toEqual([413, "body-too-large"]);
  expect(shop.seen).toEqual([]);
});

test("what staff send may be longer, once a browser has a session's cookie", async () => {
  const shop = await openTestShop();
  const save = { "next-action": ACTION_IDS.saveProductAction, "Content-Type": "text/plain" };
  const upload = { ...PHOTO, "next-action": ACTION_IDS.uploadPhotoAction };
  expect(await codeOf(shop, announced(save, 3 * MB, "/admin"))).toEqual([401, "signed-out"]);
  expect(await codeOf(shop, announced(upload, 12 * MB, "/admin"))).toEqual([401, "signed-out"]);
  expect(await codeOf(shop, announced({ ...upload, ...SESSION }, 14 * MB, "/admin"))).toEqual([
    413,
    "body-too-large",
  ]);
  const headers = { ...upload, ...SESSION };
  const answer = await sendRaw(shop.port, request("POST", "/admin", headers, photoForm(2 * MB)));
  expect(answer?.status).toBe(200);
});

test("a photo of 12 MB arrives whole, however it is sent", async () => {
  const shop = await openTestShop();
  const body = photoForm(12.5 * MB);
  const whole = await sendRaw(shop.port, request("POST", "/search", PHOTO, body));
  expect(JSON.parse(whole?.body ?? "").bytes).toBe(body.length);
  const halves = [body.slice(0, 5 * MB), body.slice(5 * MB)];
  const chunks = halves.map((half) => `${half.length.toString(16)}\r\n${half}\r\n`);
  const chunked = `${chunks.join("")}0\r\n\r\n`;
  const head = request("POST", "/search", { ...PHOTO, "Transfer-Encoding": "chunked" });
  const streamed = await sendRaw(shop.port, head + chunked);
  expect(streamed?.status).toBe(200);
  expect(shop.seen.map(({ bytes }) => bytes)).toEqual([body.length, body.length]);
});

test("a body of unknown length is counted as it comes and cut", async () => {
  const shop = await openTestShop();
  const head = request("POST", "/search", { ...PHOTO, "Transfer-Encoding": "chunked" });
  const chunk = `100000\r\n${"x".repeat(MB)}\r\n`;
  const [status, code] = await codeOf(shop, head + chunk.repeat(14));
  expect([status, code]).toEqual([413, "body-too-large"]);
  expect(shop.seen).toEqual([]);
});

test("crumbs that would fill the memory are refused", async () => {
  const shop = await openTestShop();
  const head = request("POST", "/search", { ...PHOTO, "Transfer-Encoding": "chunked" });
  expect(await codeOf(shop, head + "1\r\nx\r\n".repeat(6_000))).toEqual([400, "bad-form"]);
});

test("who is still sending gets to read the refusal, and is not listened to for long", async () => {
  const shop = await openTestShop();
  const answer = await new Promise<{ status?: number; body: string; sentBytes: number }>(
    (resolve) => {
      const headers = { ...PHOTO, "Content-Length": 60 * MB };
      const req = http.request({ port: shop.port, method: "POST", path: "/search", headers });
      const chunk = Buffer.alloc(64 * 1024, "x");
      const send = () => {
        while (!req.destroyed && req.write(chunk));
      };
      req.on("drain", send).on("error", () => undefined);
      req.on("response", async (res) => {
        let body = "";
        for await (const part of res) body += part;
        resolve({
          ...(res.statusCode && { status: res.statusCode }),
          body,
          sentBytes: req.socket?.bytesWritten ?? 0,
        });
      });
      send();
    },
  );
  expect(answer.status).toBe(413);
  expect(JSON.parse(answer.body).error.message).toContain("13 MB");
  // No more than the system's own buffers hold.
  expect(answer.sentBytes).toBeLessThan(12 * MB);
  await vi.waitFor(async () => expect(await connections(shop)).toBe(0), PATIENCE);
});

test("who waits for a sign before sending is told at once", async () => {
  const shop = await openTestShop();
  const waiting = { ...PHOTO, Expect: "100-continue" };
  const tooLong = await sendRaw(shop.port, announced(waiting, 60 * MB));
  expect(tooLong?.status).toBe(413);
  const body = photoForm(2_000);
  const state = open(shop, announced(waiting, body.length));
  await vi.waitFor(() => expect(state.received).toBe("HTTP/1.1 100 Continue\r\n\r\n"), PATIENCE);
  state.socket.write(body);
  await vi.waitFor(() => expect(state.received).toContain(`"bytes":${body.length}`), PATIENCE);
});

test("who leaves halfway never reaches the shop, and makes room", async () => {
  const budget = new BodyBudget();
  const shop = await openTestShop({ budget });
  const state = open(shop, announced(PHOTO, 2 * MB) + "x".repeat(MB));
  await vi.waitFor(() => expect(budget.underWay).toEqual({ uploads: 1, bytes: 2 * MB }), PATIENCE);
  state.socket.resetAndDestroy();
  await vi.waitFor(() => expect(budget.underWay).toEqual({ uploads: 0, bytes: 0 }), PATIENCE);
  expect(shop.seen).toEqual([]);
});

test("who sends too slowly is stopped", async () => {
  const shop = await openTestShop({ reading: { graceMs: 500, minBytesPerS: 1_000 } });
  const state = open(shop, announced(PHOTO, 2 * MB));
  const drip = setInterval(() => state.socket.writable && state.socket.write("x"), 100);
  await vi.waitFor(() => expect(parseAnswer(state.received)?.status).toBe(408), PATIENCE);
  clearInterval(drip);
  expect(shop.seen).toEqual([]);
});

test("who never ends their headers is stopped", async () => {
  const quick = { headersTimeout: 300, requestTimeout: 300, connectionsCheckingInterval: 100 };
  const shop = await openTestShop({}, undefined, quick);
  const state = open(shop, "GET / HTTP/1.1\r\nHost: shop.example\r\n");
  await vi.waitFor(() => expect(parseAnswer(state.received)?.status).toBe(408), PATIENCE);
  expect(SERVER_OPTIONS.headersTimeout).toBeLessThanOrEqual(20_000);
});

test("no connection stays open for ever, and there is an end to their number", async () => {
  const { server } = await openTestShop();
  expect(server.timeout).toBe(120_000);
  expect(server.requestTimeout).toBe(300_000);
  expect(server.maxConnections).toBe(4_096);
});

test("so many uploads are taken at once, from one address and from all; the others are told when to come again", async () => {
  const budget = new BodyBudget({
    uploads: 3,
    uploadsPerClient: 2,
    bytes: 96 * MB,
    bytesPerClient: 48 * MB,
  });
  const finish: (() => void)[] = [];
  const proxies = 1;
  const shop = await openTestShop({ budget, proxies }, (req, res) => {
    req.resume();
    finish.push(() => res.end("done"));
  });
  const from = (address: string) => ({ ...PHOTO, "X-Forwarded-For": address });
  const body = photoForm(2 * MB);
  const running = ["203.0.113.1", "203.0.113.1", "203.0.113.2"].map((address) =>
    sendRaw(shop.port, request("POST", "/search", from(address), body)),
  );
  await vi.waitFor(() => expect(finish).toHaveLength(3), PATIENCE);
  for (const address of ["203.0.113.1", "203.0.113.3"]) {
    const answer = await sendRaw(shop.port, announced(from(address), 2 * MB));
    expect(answer).toMatchObject({ status: 503, headers: { "retry-after": "5" } });
  }
  const small = request("POST", "/search", from("203.0.113.1"), photoForm(2_000));
  const running4 = sendRaw(shop.port, small);
  await vi.waitFor(() => expect(finish).toHaveLength(4), PATIENCE);
  for (const end of finish) end();
  expect((await Promise.all([...running, running4])).map((answer) => answer?.status)).toEqual([
    200, 200, 200, 200,
  ]);
  await vi.waitFor(() => expect(budget.underWay).toEqual({ uploads: 0, bytes: 0 }), PATIENCE);
});

test("sixty photos at once from one address cost the memory of a few", async () => {
  const budget = new BodyBudget();
  const bodies: number[] = [];
  const shop = await openTestShop({ budget }, async (req, res) => {
    bodies.push(budget.underWay.bytes);
    for await (const _ of req);
    await sleep(300);
    res.end("done");
  });
  const text = Buffer.from(request("POST", "/search", PHOTO, photoForm(11.4 * MB)));
  const answers = await Promise.all(
    Array.from({ length: 60 }, () => sendRaw(shop.port, text, 30_000)),
  );
  const statuses = answers.map((answer) => answer?.status);
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(4);
  expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([]);
  expect(Math.max(...bodies)).toBeLessThanOrEqual(48 * MB);
}, 60_000);

test("a body stays in the count while the shop works on it after its visitor has left", async () => {
  const budget = new BodyBudget();
  let finish = () => undefined as undefined;
  const shop = await openTestShop({ budget }, async (req) => {
    req.resume();
    await new Promise<void>((resolve) => {
      finish = () => resolve() as undefined;
    });
  });
  const state = open(shop, request("POST", "/search", PHOTO, photoForm(2 * MB)));
  await vi.waitFor(() => expect(shop.seen).toHaveLength(1), PATIENCE);
  state.socket.destroy();
  await sleep(100);
  expect(budget.underWay.uploads).toBe(1);
  finish();
  await vi.waitFor(() => expect(budget.underWay.uploads).toBe(0), PATIENCE);
});

test("what follows on a connection that was refused is not listened to", async () => {
  const shop = await openTestShop();
  const refused = request("POST", "/search", {
    ...PHOTO,
    Connection: "keep-alive",
    "Content-Length": String(14 * MB),
  });
  const state = open(shop, `${refused}${"x".repeat(14 * MB)}${request("GET", "/after")}`);
  await vi.waitFor(() => expect(state.socket.closed).toBe(true), PATIENCE);
  expect(parseAnswer(state.received)?.status).toBe(413);
  expect(shop.seen).toEqual([]);
});

test("a connection is kept where nothing is left unread", async () => {
  const shop = await openTestShop();
  const keep = { Connection: "keep-alive" };
  const state = open(shop, request("GET", "/%ff", keep) + request("GET", "/after", keep));
  await vi.waitFor(() => expect(shop.seen.map(({ url }) => url)).toEqual(["/after"]), PATIENCE);
  state.socket.destroy();
  expect(BOUNDARY.length).toBeLessThanOrEqual(70);
});

function connections({ server }: TestShop): Promise<number> {
  return new Promise((resolve) => server.getConnections((_, count) => resolve(count)));
}
