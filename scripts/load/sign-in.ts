import { callAction, FormArgument } from "@/scripts/load/action-call";
import type { ActionIds } from "@/scripts/load/action-ids";
import { type Outcome, readOutcome } from "@/scripts/load/outcome";
import type { SendOptions } from "@/scripts/load/send";

export type SignInAnswer = Outcome & { tookMs: number; cookies: Map<string, string> };

/** Signs in the way the form at /admin/sign-in does. */
export async function signIn(
  shopUrl: string,
  actions: ActionIds,
  account: { email: string; password: string },
  options: SendOptions = {},
): Promise<SignInAnswer> {
  const form = new FormArgument([
    ["next", "/admin"],
    ["email", account.email],
    ["password", account.password],
  ]);
  const answer = await callAction(
    `${shopUrl}/admin/sign-in`,
    actions.idOf("signInAction"),
    [{ email: "", error: null }, form],
    options,
  );
  return {
    ...readOutcome(answer),
    tookMs: answer.tookMs,
    cookies: readCookies(answer.headers["set-cookie"] ?? []),
  };
}

/** The names and values that Set-Cookie lines leave behind; a later line wins, and an empty value deletes. */
export function readCookies(lines: readonly string[]): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const line of lines) {
    const [pair = ""] = line.split(";");
    const at = pair.indexOf("=");
    const [name, value] = [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    if (value === "") cookies.delete(name);
    else cookies.set(name, value);
  }
  return cookies;
}

export function cookieHeader(cookies: ReadonlyMap<string, string>): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
}
