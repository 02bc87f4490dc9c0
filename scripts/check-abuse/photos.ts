import { setTimeout as sleep } from "node:timers/promises";
import type { Context } from "@/scripts/check-abuse/check";
import { callAction, FormArgument } from "@/scripts/load/action-call";
import { type Outcome, readOutcome } from "@/scripts/load/outcome";
import { phoneJpeg, smallJpeg } from "@/scripts/load/pictures";
import { type Answer, send } from "@/scripts/load/send";

export type PhotoAnswer = Outcome & Pick<Answer, "status" | "tookMs" | "sentBytes">;

/** Searches by a photo the way the search field does. */
export async function sendPhoto(
  { shop, actions }: Pick<Context, "shop" | "actions">,
  bytes: readonly Buffer[],
  { from, type = "image/jpeg", timeoutMs = 120_000 }: SendPhotoOptions,
): Promise<PhotoAnswer> {
  const form = new FormArgument([
    ["q", ""],
    ["photo", { name: "photo", type, bytes }],
  ]);
  const id = actions.idOf("searchByPhotoAction");
  const answer = await callAction(`${shop.url}/`, id, [form], { from, timeoutMs });
  const { status, tookMs, sentBytes } = answer;
  return { ...readOutcome(answer), status, tookMs, sentBytes };
}

export type SendPhotoOptions = { from: string; type?: string; timeoutMs?: number };

/** The photo's id in the address of its search. */
export function photoIdOf({ location }: Outcome): string | null {
  return location && new URL(location, "http://shop").searchParams.get("photo");
}

/**
 * Does what every shop has done at least once, a search, a small photo and a large one, so that all code and buffers
 * are loaded.
 */
export async function warmUp(context: Context): Promise<void> {
  const from = context.newClient();
  await send(`${context.shop.url}/search?q=dress`, { from });
  await sendPhoto(context, [await smallJpeg(90_001)], { from });
  await sendPhoto(context, [await phoneJpeg(90_002)], { from });
  await sleep(2_000);
}

/** @throws Error if no process listens on the shop's port */
export async function requireWebPid({ shop }: Context): Promise<number> {
  const pid = await shop.webPid();
  if (pid === null) throw new Error("No process of the shop listens on its port.");
  return pid;
}
