"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { signOut } from "@/lib/accounts/sign-in";

/** Ends the session, if there is one, and goes to the sign-in. */
export async function signOutAction(): Promise<void> {
  await signOut(await headers());
  redirect("/admin/sign-in");
}
