import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import { publicOrigin } from "@/lib/accounts/public-origin";
import { seal, unseal } from "@/lib/accounts/sealed";

/** Renewed by each sign-in. */
const KEPT_S = 180 * 24 * 60 * 60;
const PURPOSE = "known-device";

const sealedSchema = z.object({ account: z.string(), nonce: z.string(), untilMs: z.number() });

/** A cookie in the form that Next's `cookies().set` takes. */
export type DeviceCookie = {
  name: string;
  value: string;
  httpOnly: true;
  sameSite: "lax";
  secure: boolean;
  path: string;
  maxAge: number;
};

/** Identifies an account where attempts are counted, without revealing its address. */
export function accountKey(email: string): string {
  return createHash("sha256").update(email).digest("hex").slice(0, 32);
}

/**
 * The device's own number, if this browser has signed in to the account before: OWASP's "device cookie", which keeps
 * others' guesses from locking it out. It proves nothing else; the password is still required.
 * @returns null if there is no such cookie, or it was altered, belongs to another account or is too old
 */
export async function knownDevice(
  email: string,
  headers: Headers,
  nowMs = Date.now(),
): Promise<string | null> {
  const account = accountKey(email);
  const value = cookieIn(headers, cookieName(account));
  if (value === null || value.length > 500) return null;
  try {
    const device = await unseal(PURPOSE, value, sealedSchema);
    return device.account === account && device.untilMs > nowMs ? device.nonce : null;
  } catch {
    return null;
  }
}

/** The cookie that will identify a browser that has just signed in, with a new number each time. */
export async function deviceCookie(
  email: string,
  headers: Headers,
  nowMs = Date.now(),
): Promise<DeviceCookie> {
  const account = accountKey(email);
  const nonce = randomBytes(16).toString("base64url");
  return {
    name: cookieName(account),
    value: await seal(PURPOSE, { account, nonce, untilMs: nowMs + KEPT_S * 1000 }),
    httpOnly: true,
    sameSite: "lax",
    secure: publicOrigin(headers).startsWith("https:"),
    path: "/admin/sign-in",
    maxAge: KEPT_S,
  };
}

/** One per account, since colleagues may share a browser. */
function cookieName(account: string): string {
  return `shop.device.${account.slice(0, 12)}`;
}

function cookieIn(headers: Headers, name: string): string | null {
  for (const pair of (headers.get("cookie") ?? "").split(";")) {
    const [key = "", ...value] = pair.trim().split("=");
    if (key === name) return value.join("=");
  }
  return null;
}
