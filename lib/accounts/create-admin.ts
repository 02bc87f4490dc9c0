import { randomUUID } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import {
  getAccountId,
  hasAnyAccount,
  insertAccount,
  replacePassword,
} from "@/lib/accounts/queries";
import { type NewAdmin, newAdminSchema } from "@/lib/accounts/schema";
import { deleteAllSignInAttempts } from "@/lib/accounts/sign-in-limit";
import { env } from "@/lib/env";
import { UserError } from "@/lib/errors";

/**
 * Creates an account for the admin. Throws UserError when the address or password breaks the rules, or the address
 * already has an account.
 */
export async function createAdmin(input: NewAdmin): Promise<{ id: string; email: string }> {
  const { email, name, password } = checked(input);
  const taken = new UserError(
    "account-exists",
    `${email} has an account already. To give it a new password, add --reset-password.`,
  );
  if (await getAccountId(email)) throw taken;
  const id = randomUUID();
  const account = {
    id,
    email,
    name: name || nameFrom(email),
    passwordHash: await hashPassword(password),
  };
  try {
    await insertAccount(account);
  } catch (error) {
    if (await getAccountId(email)) throw taken;
    throw error;
  }
  return { id, email };
}

/**
 * Gives an account a new password, signs it out everywhere and deletes its sign-in attempts, so that strangers' guesses
 * keep nobody waiting. Throws UserError when there is no such account.
 */
export async function resetAdminPassword(input: NewAdmin): Promise<void> {
  const { email, password } = checked(input);
  const id = await getAccountId(email);
  if (!id) throw new UserError("no-account", `There is no account for ${email}.`);
  await replacePassword(id, await hashPassword(password));
  await deleteAllSignInAttempts(email);
}

/**
 * Run at start: creates the first account from ADMIN_EMAIL and ADMIN_PASSWORD if there is no account at all. Later
 * starts change nothing, so a changed setting never overwrites a password. Throws UserError when only one of the two is
 * set, or they break the rules.
 */
export async function ensureFirstAdmin(): Promise<"created" | "exists" | "not-set"> {
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = env();
  if (await hasAnyAccount()) return "exists";
  if (!email && !password) return "not-set";
  if (!email || !password) {
    const [given, missing] = email
      ? ["ADMIN_EMAIL", "ADMIN_PASSWORD"]
      : ["ADMIN_PASSWORD", "ADMIN_EMAIL"];
    throw new UserError("first-admin", `${given} is set without ${missing}. Set both, or neither.`);
  }
  try {
    await createAdmin({ email, password });
    return "created";
  } catch (error) {
    if (error instanceof UserError && error.code === "account-exists") return "exists";
    throw error;
  }
}

function checked(input: NewAdmin) {
  const parsed = newAdminSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new UserError("admin-invalid", parsed.error.issues.map((issue) => issue.message).join(" "));
}

/** "jane.doe@shop.example" is named "jane doe" until she changes it. */
function nameFrom(email: string): string {
  return (email.split("@")[0] ?? email).replaceAll(/[._+-]+/g, " ").trim() || email;
}
