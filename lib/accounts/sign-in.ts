import { APIError } from "better-auth/api";
import { getAuth } from "@/lib/accounts/auth";
import { type DeviceCookie, deviceCookie, knownDevice } from "@/lib/accounts/known-device";
import { passwordLanes } from "@/lib/accounts/password-lanes";
import type { Credentials } from "@/lib/accounts/schema";
import { countSignIn, deleteSignInAttempts } from "@/lib/accounts/sign-in-limit";
import { requireDatabase } from "@/lib/database/require-database";
import { UserError } from "@/lib/errors";

export type SignedIn = {
  /**
   * The session's cookie as better-auth made it, for callers outside a request; inside a server action it is already
   * set.
   */
  sessionCookie: string;
  /** Identifies this browser from now on; the caller must set it. */
  deviceCookie: DeviceCookie;
};

/**
 * Checks the password and opens a session. Throws UserError when address and password do not match (without saying
 * which is wrong), were tried too often, or too many people are signing in at once.
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

/** Ends the session on the server and, inside a server action, removes its cookie. Does nothing without a session. */
export async function signOut(headers: Headers): Promise<void> {
  const auth = await getAuth(headers);
  await auth.api.signOut({ headers }).catch(sayWhetherDatabaseIsAway);
}

/** The user of the request's session; null without a valid one. */
export async function getSessionUser(headers: Headers) {
  const auth = await getAuth(headers);
  const session = await auth.api.getSession({ headers }).catch(sayWhetherDatabaseIsAway);
  return session?.user ?? null;
}

/** better-auth turns any database error into "something failed", so check the database again. */
async function sayWhetherDatabaseIsAway(error: unknown): Promise<never> {
  if (error instanceof APIError && error.statusCode >= 500) await requireDatabase(0);
  throw error;
}
