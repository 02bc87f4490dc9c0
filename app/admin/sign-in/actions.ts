"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { adminPath } from "@/lib/accounts/local-path";
import { credentialsSchema } from "@/lib/accounts/schema";
import { signIn } from "@/lib/accounts/sign-in";
import { type Result, requireForm, runAction } from "@/lib/action";

type Failure = Extract<Result<never>, { ok: false }>["error"];
export type SignInState = { email: string; error: Failure | null };

/** Signs in and redirects to `next`; otherwise returns the reason, with the email address as typed. */
export async function signInAction(_: SignInState, given: FormData): Promise<SignInState> {
  let email = "";
  const result = await runAction(async () => {
    const form = requireForm(given);
    email = String(form.get("email") ?? "");
    const password = String(form.get("password") ?? "");
    const { deviceCookie } = await signIn(
      credentialsSchema.parse({ email, password }),
      await headers(),
    );
    (await cookies()).set(deviceCookie);
    redirect(adminPath(form.get("next")));
  });
  return { email: email.slice(0, 254), error: result.ok ? null : result.error };
}
