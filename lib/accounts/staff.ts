import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { signInHref } from "@/lib/accounts/local-path";
import type { Staff } from "@/lib/accounts/schema";
import { getSessionUser } from "@/lib/accounts/sign-in";
import { UserError } from "@/lib/errors";

/** Who is signed in, looked up once per request; null for a visitor. */
export const getStaff = cache(async (): Promise<Staff | null> => {
  const user = await getSessionUser(await headers());
  return user && { id: user.id, name: user.name, email: user.email };
});

/** For every server action and route handler of the admin. Throws UserError without a session. */
export async function requireStaff(): Promise<Staff> {
  const staff = await getStaff();
  if (staff) return staff;
  throw new UserError(
    "signed-out",
    "Your session has ended. Sign in again in another tab, then repeat this: nothing you typed is lost.",
  );
}

/** For every page of the admin: without a session, redirects to the sign-in, which leads back to `path`. */
export async function requireStaffPage(path: string): Promise<Staff> {
  return (await getStaff()) ?? redirect(signInHref(path));
}
