import { headers } from "next/headers";

/**
 * The nonce that scripts in this response's page need; undefined if the response is not a page, where no scripts run.
 */
export async function getNonce(): Promise<string | undefined> {
  return (await headers()).get("x-nonce") ?? undefined;
}
