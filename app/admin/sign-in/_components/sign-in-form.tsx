"use client";

import { useActionState } from "react";
import { CONTROL, Field } from "@/app/admin/_components/field";
import { signInAction } from "@/app/admin/sign-in/actions";
import { Button } from "@/components/ui/button";

export function SignInForm({ next }: { next: string }) {
  const [state, submit, pending] = useActionState(signInAction, { email: "", error: null });
  const fields = state.error?.fields ?? {};
  const message = Object.keys(fields).length > 0 ? undefined : state.error?.message;
  return (
    <form action={submit} noValidate className="space-y-5">
      <input type="hidden" name="next" value={next} />
      <Field name="email" label="E-mail address" error={fields.email}>
        {(wiring) => (
          <input
            {...wiring}
            name="email"
            type="email"
            autoComplete="username"
            defaultValue={state.email}
            className={CONTROL}
          />
        )}
      </Field>
      <Field name="password" label="Password" error={fields.password}>
        {(wiring) => (
          <input
            {...wiring}
            name="password"
            type="password"
            autoComplete="current-password"
            className={CONTROL}
          />
        )}
      </Field>
      <p role="alert" className="min-h-6 text-accent">
        {message}
      </p>
      <Button type="submit" disabled={pending} className="w-full">
        {pending ? "Signing in" : "Sign in"}
      </Button>
    </form>
  );
}
