import { APIError } from "better-auth/api";
import { getAuth } from "@/lib/accounts/auth";
import { type DeviceCookie, deviceCookie, knownDevice } from "@/lib/accounts/known-device";
import { passwordLanes } from "@/lib/accounts/password-lanes";
import type { Credentials } from "@/lib/accounts/schema";
import { countSignIn, deleteSignInAttempts } from "@/lib/accounts/sign-in-limit";
import { requireDatabase } from "@/lib/database/require-database";
import { UserError } from "@/lib/errors";

export type SignedIn = {
  /** The session's cookie as better-auth made it, for callers outside of a request; inside a server action it is set. */
  sessionCookie: string;
  /** By which this browser will be known, for the caller to set. */
  deviceCookie: DeviceCookie;
};

/**
 * Checks the password and opens a session.
 * Throws UserError when the pair is wrong (without saying which half), was tried too often, or too many sign in at once.
 */
export async function signIn(credentials: Credentials, headers: Headers): Promise<SignedIn> {
  const isKnown = (await knownDevice(credentials.email, headers)) !== null;
  const { devices, strangers } = passwordLanes();
  const lane = isKnown ? devices : strangers;
  return lane(() => checkPassword(credentials, headers), "refuse");
}

async function checkPassword(credentials: Credentials, headers: Headers): Promise<SignedIn> {
  const attempt = { email: credentials.email, headers };
  await countSignIn(attempt);
  const auth = await getAuth(headers);
  try {
    const { headers: answered } = await auth.api.signInEmail({
      body: credentials,
      headers,
      returnHeaders: true,
    });
    await deleteSignInAttempts(attempt);
    return {
      sessionCookie: answered.get("set-cookie") ?? "",
      deviceCookie: await deviceCookie(credentials.email, headers),
    };
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
