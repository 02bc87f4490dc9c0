import { setTimeout as sleep } from "node:timers/promises";
import { NextRequest } from "next/server";
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { GET as health } from "@/app/api/health/route";
import { GET as embedJob } from "@/app/api/jobs/embed/route";
import { GET as products } from "@/app/api/products/route";
import { GET as searchApi } from "@/app/api/search/route";
import { GET as suggest } from "@/app/api/suggest/route";
import { GET as photo } from "@/app/photos/[key]/route";
import { createAdmin } from "@/lib/accounts/create-admin";
import { getSessionUser, signIn } from "@/lib/accounts/sign-in";
import { runAction } from "@/lib/action";
import { closeDb } from "@/lib/database/db";
import { limitQueries } from "@/lib/database/query-limits";
import { requireDatabase } from "@/lib/database/require-database";
import { closeServingTowers, registerServingModel } from "@/lib/embedding/models";
import { env, setDatabaseUrl } from "@/lib/env";
import { asUnavailable, DatabaseUnavailableError } from "@/lib/failures/database-unavailable";
import { DEFAULT_REQUEST } from "@/lib/search/request/search-params";
import { search } from "@/lib/search/search";
import { createDatabaseProxy, type DatabaseProxy } from "@/tests/support/database-proxy";

const { DATABASE_URL } = env();
const HOST = "http://shop.test";
let proxy: DatabaseProxy;

beforeAll(async () => {
  await registerServingModel();
  await closeDb();
  proxy = await createDatabaseProxy(DATABASE_URL as string);
  setDatabaseUrl(proxy.url);
  limitQueries(1_000);
  return async () => {
    await closeDb();
    await proxy.close();
    setDatabaseUrl(DATABASE_URL);
  };
});
afterAll(closeServingTowers);

beforeEach(() => {
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
  onTestFinished(() => {
    proxy.thaw();
    const lines = log.mock.calls.map(String).join("\n");
    log.mockRestore();
    expect(lines).not.toContain("    at ");
  });
});

const ENDPOINTS: [string, () => Promise<Response>][] = [
  ["/api/search", () => searchApi(new NextRequest(`${HOST}/api/search?q=dress&facets=on`))],
  ["/api/suggest", () => suggest(new NextRequest(`${HOST}/api/suggest?q=dr`))],
  ["/api/products", () => products(new NextRequest(`${HOST}/api/products?handles=a,b`))],
  ["/api/health", () => health(new NextRequest(`${HOST}/api/health`))],
];

test.each(ENDPOINTS)(
  "%s answers 503 in time while the database is frozen, and well after",
  async (_, ask) => {
    expect((await ask()).status).toBe(200);
    proxy.freeze();
    await sleep(1_100);
    const startedAt = performance.now();
    const answer = await ask();
    expect(performance.now() - startedAt).toBeLessThan(2_500);
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    proxy.thaw();
    await expect.poll(async () => (await ask()).status, { timeout: 5_000 }).toBe(200);
  },
);

test("an endpoint says in a sentence what it waits for", async () => {
  proxy.freeze();
  const body = await (await searchApi(new NextRequest(`${HOST}/api/search?q=dress`))).json();
  expect(["busy", "database-away"]).toContain(body.error.code);
  expect(body.error.message).toMatch(/Please try again in a few seconds\.$/);
});

test("a photo is refused for now, not for ever", async () => {
  vi.spyOn(env(), "PHOTO_STORAGE", "get").mockReturnValue("database");
  onTestFinished(() => void vi.restoreAllMocks());
  proxy.freeze();
  const key = "0".repeat(40);
  const answer = await photo(new Request(`${HOST}/photos/${key}?w=640`), {
    params: Promise.resolve({ key }),
  });
  expect(answer.status).toBe(503);
  expect(answer.headers.get("cache-control")).toBe("no-store");
});

test("an action has it as a value", async () => {
  proxy.freeze();
  const result = await runAction(() => search({ ...DEFAULT_REQUEST, q: "dress" }));
  expect(result).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining("try again") },
  });
  expect(["busy", "database-away"]).toContain(result.ok || result.error.code);
});

test("a page fails before it begins, once a second and not once a request", async () => {
  await requireDatabase(0);
  proxy.freeze();
  const connections = proxy.connections();
  const asked = Array.from({ length: 50 }, () =>
    requireDatabase(0).catch((error: unknown) => error),
  );
  for (const error of await Promise.all(asked))
    expect(error).toBeInstanceOf(DatabaseUnavailableError);
  expect(proxy.connections()).toBeLessThanOrEqual(connections + 1);
});

test("who is signed in cannot be told, which is no sign-out", async () => {
  const account = { email: "staff@shop.example", password: "a long enough password" };
  await createAdmin(account);
  const headers = new Headers({
    cookie: (await signIn(account, new Headers())).sessionCookie.split(";")[0] ?? "",
  });
  expect(await getSessionUser(headers)).toMatchObject({ email: account.email });
  await proxy.cut();
  const error = await getSessionUser(headers).catch((thrown: unknown) => thrown);
  await proxy.restore();
  expect(asUnavailable(error)).not.toBeNull();
});

test("a scheduler's work is told to come again", async () => {
  vi.spyOn(env(), "CRON_SECRET", "get").mockReturnValue("secret");
  onTestFinished(() => void vi.restoreAllMocks());
  await proxy.cut();
  const headers = { authorization: "Bearer secret" };
  const answer = await embedJob(new NextRequest(`${HOST}/api/jobs/embed`, { headers }));
  await proxy.restore();
  expect(answer.status).toBe(503);
});
