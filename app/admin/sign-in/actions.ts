"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { adminPath } from "@/lib/accounts/local-path";
import { credentialsSchema } from "@/lib/accounts/schema";
import { signIn } from "@/lib/accounts/sign-in";
import { type Result, runAction } from "@/lib/action";

type Failure = Extract<Result<never>, { ok: false }>["error"];
export type SignInState = { email: string; error: Failure | null };

/** Signs in and goes on to `next`; otherwise answers why not, with the address as it was typed. */
export async function signInAction(_: SignInState, form: FormData): Promise<SignInState> {
  const typed = {
    email: String(form.get("email") ?? ""),
    password: String(form.get("password") ?? ""),
  };
  const result = await runAction(async () => {
    await signIn(credentialsSchema.parse(typed), await headers());
    redirect(adminPath(form.get("next")));
  });
  return { email: typed.email.slice(0, 254), error: result.ok ? null : result.error };
}
