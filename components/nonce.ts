import { headers } from "next/headers";

/** What scripts in this answer's page have to carry; undefined in answers that are no pages, where none runs. */
export async function getNonce(): Promise<string | undefined> {
  return (await headers()).get("x-nonce") ?? undefined;
}
