import { beforeEach, expect, test, vi } from "vitest";
import { createAdmin, ensureFirstAdmin, resetAdminPassword } from "@/lib/accounts/create-admin";
import { getSessionUser, signIn, signOut } from "@/lib/accounts/sign-in";
import { countSignIn, maxAttempts, windowMs } from "@/lib/accounts/sign-in-limit";
import { db } from "@/lib/database/db";
import * as settings from "@/lib/env";
import { openFrontDoorForTests, visitorFrom } from "@/tests/support/visitor";

const email = "you@shop.example";
const password = "three plain words";
const visitor = visitorFrom("192.0.2.1");

openFrontDoorForTests();

beforeEach(async () => {
  vi.restoreAllMocks();
  await db().user.deleteMany();
  await db().rateLimit.deleteMany();
});

function withSettings(changes: Partial<settings.Env>): void {
  const current = settings.env();
  vi.spyOn(settings, "env").mockReturnValue({ ...current, ...changes });
}

/** The headers of a browser that holds this cookie. */
function holding(setCookie: string): Headers {
  return new Headers({ cookie: setCookie.split(";")[0] ?? "" });
}

async function signInAs(who: string, secret: string, headers = visitor): Promise<Headers> {
  return holding((await signIn({ email: who, password: secret }, headers)).sessionCookie);
}

test("an account signs in, is known by its cookie, and is forgotten after signing out", async () => {
  await createAdmin({ email: " You@Shop.Example ", password });
  const session = await signInAs(email, password);
  expect(await getSessionUser(session)).toMatchObject({ email, name: "you" });
  await signOut(session);
  expect(await getSessionUser(session)).toBeNull();
});

test("without a cookie, with a forged or an expired one, nobody is signed in", async () => {
  await createAdmin({ email, password });
  const session = await signInAs(email, password);
  expect(await getSessionUser(new Headers())).toBeNull();
  const cookie = session.get("cookie") ?? "";
  expect(await getSessionUser(holding(`${cookie.slice(0, -4)}AAAA`))).toBeNull();
  await db().session.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } });
  expect(await getSessionUser(session)).toBeNull();
});

test("cookies are kept from scripts and other sites, and from plain http where there is https", async () => {
  await createAdmin({ email, password });
  const plain = await signIn({ email, password }, visitor);
  expect(plain.sessionCookie).toMatch(/^shop\.session_token=.*HttpOnly.*SameSite=Lax/);
  expect(plain.sessionCookie).not.toMatch(/Secure/);
  expect(plain.deviceCookie).toMatchObject({ httpOnly: true, sameSite: "lax", secure: false });
  const https = visitorFrom("192.0.2.1", { "x-forwarded-proto": "https" });
  const secure = await signIn({ email, password }, https);
  expect(secure.deviceCookie.secure).toBe(true);
  expect(secure.sessionCookie).toMatch(/^__Secure-shop\.session_token=.*Secure/);
});

test("with SHOP_URL one signs in whatever host a proxy asks for, with cookies of the public address's kind", async () => {
  await createAdmin({ email, password });
  withSettings({ SHOP_URL: "https://shop.example" });
  const behindProxy = new Headers({
    "x-forwarded-for": "192.0.2.1",
    host: "10.0.0.5:3000",
    origin: "https://shop.example",
    referer: "https://shop.example/admin/sign-in",
  });
  const { sessionCookie } = await signIn({ email, password }, behindProxy);
  expect(sessionCookie).toMatch(/^__Secure-shop\.session_token=.*Secure/);
  const headers = new Headers([...behindProxy, ...holding(sessionCookie)]);
  expect(await getSessionUser(headers)).toMatchObject({ email });
});

test("a wrong password and an unknown address are refused in the same words", async () => {
  await createAdmin({ email, password });
  const message = /do not match/;
  await expect(signInAs(email, "wrong password")).rejects.toThrow(message);
  await expect(signInAs("nobody@shop.example", password)).rejects.toThrow(message);
  expect(await db().session.count()).toBe(0);
});

test("too many attempts are refused even with the right password, until the window has passed", async () => {
  await createAdmin({ email, password });
  for (let attempt = 1; attempt < maxAttempts.pair; attempt++) {
    await countSignIn({ email, headers: visitor });
  }
  await expect(signInAs(email, "wrong")).rejects.toThrow(/do not match/);
  await expect(signInAs(email, password)).rejects.toThrow(/Please wait 15 minutes/);
  const elsewhere = visitorFrom("192.0.2.2");
  expect(await getSessionUser(await signInAs(email, password, elsewhere))).not.toBeNull();
  await db().rateLimit.updateMany({ data: { lastRequest: Date.now() - windowMs } });
  expect(await getSessionUser(await signInAs(email, password))).not.toBeNull();
});

test("attempts from ever new addresses are limited by the account", async () => {
  await createAdmin({ email, password });
  const results = await Promise.allSettled(
    Array.from({ length: maxAttempts.account + 5 }, (_, index) =>
      countSignIn({ email, headers: visitorFrom(`198.51.100.${index}`) }),
    ),
  );
  expect(results.filter(({ status }) => status === "rejected")).toHaveLength(5);
  await expect(signInAs(email, password)).rejects.toThrow(/Please wait/);
});

test("a success wipes the slate of the account", async () => {
  await createAdmin({ email, password });
  for (let round = 0; round < 3; round++) {
    for (let attempt = 0; attempt < maxAttempts.pair - 1; attempt++) {
      await countSignIn({ email, headers: visitor });
    }
    expect(await getSessionUser(await signInAs(email, password))).not.toBeNull();
  }
});

test("an address has one account, and no account comes from a bad password", async () => {
  await createAdmin({ email, password });
  await expect(createAdmin({ email: "YOU@shop.example", password })).rejects.toThrow(
    /has an account already/,
  );
  await expect(createAdmin({ email: "new@shop.example", password: "short" })).rejects.toThrow(
    /at least 12 characters/,
  );
  expect(await db().user.count()).toBe(1);
});

test("a new password ends every session", async () => {
  await createAdmin({ email, password });
  const session = await signInAs(email, password);
  await resetAdminPassword({ email, password: "three other words" });
  expect(await getSessionUser(session)).toBeNull();
  await expect(signInAs(email, password)).rejects.toThrow(/do not match/);
  expect(await getSessionUser(await signInAs(email, "three other words"))).not.toBeNull();
  await expect(resetAdminPassword({ email: "no@shop.example", password })).rejects.toThrow(
    /no account/,
  );
});

test("settings create the first account once, and never change one", async () => {
  withSettings({ ADMIN_EMAIL: null, ADMIN_PASSWORD: null });
  expect(await ensureFirstAdmin()).toBe("not-set");
  withSettings({ ADMIN_EMAIL: email, ADMIN_PASSWORD: null });
  await expect(ensureFirstAdmin()).rejects.toThrow(/ADMIN_EMAIL is set without ADMIN_PASSWORD/);
  withSettings({ ADMIN_EMAIL: email, ADMIN_PASSWORD: "admin" });
  await expect(ensureFirstAdmin()).rejects.toThrow(/at least 12 characters/);
  withSettings({ ADMIN_EMAIL: email, ADMIN_PASSWORD: password });
  expect((await Promise.all([ensureFirstAdmin(), ensureFirstAdmin()])).sort()).toEqual([
    "created",
    "exists",
  ]);
  withSettings({ ADMIN_EMAIL: email, ADMIN_PASSWORD: "another long password" });
  expect(await ensureFirstAdmin()).toBe("exists");
  expect(await getSessionUser(await signInAs(email, password))).not.toBeNull();
});
