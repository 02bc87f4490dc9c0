import { randomUUID } from "node:crypto";
import { betterAuth } from "better-auth";
import { nextCookies } from "better-auth/next-js";
import { publicOrigin } from "@/lib/accounts/public-origin";
import { accountsClient, accountsDatabase } from "@/lib/accounts/queries";
import { passwordLength } from "@/lib/accounts/schema";
import { authSecret } from "@/lib/accounts/secret";
import { env } from "@/lib/env";

/** How long a sign-in lasts before the password is asked for again. */
const sessionSeconds = 14 * 24 * 60 * 60;

export type Auth = ReturnType<typeof createAuth>;

const instances = new WeakMap<object, Map<string, Promise<Auth>>>();

/**
 * better-auth on our tables, with secure cookies if the visitor came over https. It has no HTTP endpoints of its own:
 * the admin's server actions are the only way in.
 */
export function getAuth(headers: Headers): Promise<Auth> {
  const client = accountsClient();
  const origin = publicOrigin(headers);
  const known = instances.get(client) ?? new Map<string, Promise<Auth>>();
  instances.set(client, known);
  const made = known.get(origin) ?? authSecret().then((secret) => createAuth(secret, origin));
  known.set(origin, made);
  made.catch(() => known.delete(origin));
  return made;
}

function createAuth(secret: string, origin: string) {
  return betterAuth({
    appName: env().SHOP_NAME,
    baseURL: origin,
    secret,
    database: accountsDatabase(),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
    },
    // Pages cannot extend a cookie, so a session has one fixed end instead of two that differ.
    session: { expiresIn: sessionSeconds, disableSessionRefresh: true },
    // `sign-in-limit.ts` counts by account and device; better-auth's own limit only knows addresses.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: "shop",
      useSecureCookies: origin.startsWith("https:"),
      database: { generateId: () => randomUUID() },
    },
    telemetry: { enabled: false },
    logger: { level: "error" },
    plugins: [nextCookies()],
  });
}
