import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createAdmin, resetAdminPassword } from "@/lib/accounts/create-admin";
import { deviceCookie, knownDevice } from "@/lib/accounts/known-device";
import { signIn } from "@/lib/accounts/sign-in";
import { countSignIn, maxAttempts, windowMs } from "@/lib/accounts/sign-in-limit";
import { db } from "@/lib/database/db";
import { setFrontDoor } from "@/lib/http/front-door-presence";
import { openFrontDoorForTests, visitorFrom } from "@/tests/support/visitor";

const email = "you@shop.example";
const password = "three plain words";
const HOME = "192.0.2.1";

beforeEach(async () => {
  openFrontDoorForTests();
  await db().user.deleteMany();
  await db().rateLimit.deleteMany();
  await createAdmin({ email, password });
});

afterEach(() => {
  vi.useRealTimers();
});

/** Signs in and gives the headers of the same browser, next time, wherever it is then. */
async function deviceThatSignedIn(address = HOME, from = visitorFrom(HOME)): Promise<Headers> {
  const { deviceCookie: cookie } = await signIn({ email, password }, from);
  return visitorFrom(address, { cookie: `other=1; ${cookie.name}=${cookie.value}; more=2` });
}

/** Wrong guesses by others, from as many addresses as it takes to use the account's count up. */
async function strangersGuess(times = maxAttempts.account + 5): Promise<void> {
  for (let guess = 0; guess < times; guess++) {
    const headers = visitorFrom(`198.51.100.${guess % 250}`);
    await countSignIn({ email, headers }).catch(() => undefined);
  }
}

test("strangers' guesses do not lock out a device that signed in before, wherever it is", async () => {
  const device = await deviceThatSignedIn("203.0.113.77");
  await strangersGuess();
  await expect(signIn({ email, password }, visitorFrom(HOME))).rejects.toThrow(/Please wait/);
  expect((await signIn({ email, password }, device)).sessionCookie).toContain("session_token");
});

test("a forged address chooses no count: who guesses from one place is stopped there", async () => {
  const guess = (forged: string) =>
    countSignIn({ email, headers: visitorFrom("198.51.100.9", { "x-forwarded-for": forged }) });
  for (let last = 1; last <= maxAttempts.pair; last++) await guess(`203.0.113.${last}`);
  await expect(guess("203.0.113.250")).rejects.toThrow(/Please wait/);
  expect((await signIn({ email, password }, visitorFrom(HOME))).sessionCookie).not.toBe("");
});

test("without a front door, what a request says of its address is no address", async () => {
  setFrontDoor(null);
  const guess = (forged: string) =>
    countSignIn({ email, headers: new Headers({ "x-forwarded-for": forged }) });
  for (let last = 1; last <= maxAttempts.pair; last++) await guess(`203.0.113.${last}`);
  await expect(guess("203.0.113.250")).rejects.toThrow(/Please wait/);
});

test("a known device is stopped after a few wrong guesses of its own", async () => {
  const device = await deviceThatSignedIn();
  for (let guess = 0; guess < maxAttempts.device; guess++) {
    await countSignIn({ email, headers: device });
  }
  await expect(countSignIn({ email, headers: device })).rejects.toThrow(/Please wait/);
  expect((await signIn({ email, password }, visitorFrom(HOME))).sessionCookie).not.toBe("");
});

test("a device's cookie is worth nothing altered, for another account, or after half a year", async () => {
  const device = await deviceThatSignedIn();
  expect(await knownDevice(email, device)).not.toBeNull();
  expect(await knownDevice("other@shop.example", device)).toBeNull();
  const cookie = device.get("cookie") ?? "";
  const altered = new Headers({ cookie: cookie.replace(/(shop\.device\.\w+=.{10})./, "$1_") });
  expect(await knownDevice(email, altered)).toBeNull();
  const renamed = await deviceCookie("other@shop.example", visitorFrom(HOME));
  const own = await deviceCookie(email, visitorFrom(HOME));
  const swapped = new Headers({ cookie: `${own.name}=${renamed.value}` });
  expect(await knownDevice(email, swapped)).toBeNull();
  for (const value of ["", ".", "x".repeat(5_000), "%ff", "e30.e30"]) {
    expect(await knownDevice(email, new Headers({ cookie: `${own.name}=${value}` }))).toBeNull();
  }
  expect(await knownDevice(email, device, Date.now() + 200 * 24 * 3_600_000)).toBeNull();
});

test("a new device waits for the window to end, or for a new password", async () => {
  await strangersGuess();
  const newcomer = visitorFrom(HOME);
  await expect(signIn({ email, password }, newcomer)).rejects.toThrow(/Please wait/);
  await db().rateLimit.updateMany({ data: { lastRequest: Date.now() - windowMs } });
  expect((await signIn({ email, password }, newcomer)).sessionCookie).not.toBe("");

  await strangersGuess();
  await resetAdminPassword({ email, password: "three other words" });
  const again = await signIn({ email, password: "three other words" }, newcomer);
  expect(again.sessionCookie).not.toBe("");
});

test("accounts that are made up are refused after as many guesses, and leave few rows", async () => {
  const made = { email: "nobody@shop.example", headers: visitorFrom("198.51.100.1") };
  for (let guess = 0; guess < maxAttempts.pair; guess++) await countSignIn(made);
  await expect(countSignIn(made)).rejects.toThrow(/Please wait 15 minutes/);

  await db().rateLimit.deleteMany();
  for (let batch = 0; batch < 30; batch++) {
    const attempts = Array.from({ length: 50 }, (_, name) =>
      countSignIn({
        email: `nobody${batch}-${name}@shop.example`,
        headers: visitorFrom(`203.0.113.${batch}`),
      }),
    );
    await Promise.allSettled(attempts);
  }
  const rows = await db().rateLimit.count({ where: { key: { startsWith: "sign-in:account:" } } });
  expect(rows).toBeLessThanOrEqual(1_024);
});

test("a flood of made-up accounts checks two passwords at a time, and a known device is let past it", async () => {
  const device = await deviceThatSignedIn();
  const flood = Array.from({ length: 60 }, (_, name) =>
    signIn(
      { email: `nobody${name}@shop.example`, password: "a guess" },
      visitorFrom(`198.51.100.${name}`),
    ),
  );
  const settled = Promise.allSettled(flood);
  const startedAt = performance.now();
  expect((await signIn({ email, password }, device)).sessionCookie).not.toBe("");
  const waitedMs = performance.now() - startedAt;
  const reasons = (await settled).map((each) => each.status === "rejected" && each.reason.code);
  const tookMs = performance.now() - startedAt;
  expect(reasons.filter((code) => code === "busy")).toHaveLength(60 - 22);
  expect(reasons.filter((code) => code === "wrong-credentials")).toHaveLength(22);
  expect(waitedMs).toBeLessThan(tookMs / 2);
});
