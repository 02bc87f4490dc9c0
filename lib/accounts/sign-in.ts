import { APIError } from "better-auth/api";
import { getAuth } from "@/lib/accounts/auth";
import type { Credentials } from "@/lib/accounts/schema";
import { countSignIn, forgetSignIns } from "@/lib/accounts/sign-in-limit";
import { requireDatabase } from "@/lib/database/require-database";
import { UserError } from "@/lib/errors";

/**
 * Checks the password, opens a session and, inside a server action, sets its cookie.
 * Returns the cookie as better-auth made it, for callers outside of a request.
 * Throws UserError when the pair is wrong (without saying which half) or was tried too often.
 */
export async function signIn(credentials: Credentials, headers: Headers): Promise<string> {
  const attempt = { email: credentials.email, headers };
  await countSignIn(attempt);
  const auth = await getAuth(headers);
  try {
    const { headers: answered } = await auth.api.signInEmail({
      body: credentials,
      headers,
      returnHeaders: true,
    });
    await forgetSignIns(attempt);
    return answered.get("set-cookie") ?? "";
  } catch (error) {
    if (error instanceof APIError && error.statusCode < 500) {
      throw new UserError("wrong-credentials", "This e-mail address and password do not match.");
    }
    return sayWhetherDatabaseIsAway(error);
  }
}

/** Ends the session on the server and, inside a server action, removes its cookie. Without a session it does nothing. */
export async function signOut(headers: Headers): Promise<void> {
  const auth = await getAuth(headers);
  await auth.api.signOut({ headers }).catch(sayWhetherDatabaseIsAway);
}

/** Who the request's session belongs to; null without a valid one. */
export async function getSessionUser(headers: Headers) {
  const auth = await getAuth(headers);
  const session = await auth.api.getSession({ headers }).catch(sayWhetherDatabaseIsAway);
  return session?.user ?? null;
}

/** better-auth makes "something failed" of whatever the database said. */
async function sayWhetherDatabaseIsAway(error: unknown): Promise<never> {
  if (error instanceof APIError && error.statusCode >= 500) await requireDatabase(0);
  throw error;
}
