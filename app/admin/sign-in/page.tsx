import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { redirect } from "next/navigation";
import { FirstAccount } from "@/app/admin/sign-in/_components/first-account";
import { SignInForm } from "@/app/admin/sign-in/_components/sign-in-form";
import { adminPath } from "@/lib/accounts/local-path";
import { hasAnyAccount } from "@/lib/accounts/queries";
import { getSessionUser } from "@/lib/accounts/sign-in";
import { env } from "@/lib/env";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/admin/sign-in">) {
  const next = adminPath((await searchParams).next);
  if (await getSessionUser(await headers())) redirect(next);
  return (
    <main className="mx-auto flex w-full max-w-sm flex-1 flex-col justify-center px-4 py-16">
      <p className="text-small text-muted">
        <Link href="/" className="quiet-link target">
          {env().SHOP_NAME}
        </Link>
      </p>
      <h1 className="mb-8 font-serif text-display">Admin</h1>
      {(await hasAnyAccount()) ? <SignInForm next={next} /> : <FirstAccount />}
    </main>
  );
}
