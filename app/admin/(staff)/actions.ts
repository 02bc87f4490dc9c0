"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { signOut } from "@/lib/accounts/sign-in";
import { beginAction } from "@/lib/action";

/** Ends the session, if there is one, and redirects to the sign-in page. */
export async function signOutAction(): Promise<void> {
  beginAction();
  await signOut(await headers());
  redirect("/admin/sign-in");
}
