import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { stripVTControlCharacters } from "node:util";
import { type Child, startChild } from "@/scripts/start/child";
import { note } from "@/scripts/start/progress";

export type WebOptions = {
  port: number;
  /** The address to listen on. */
  hostname: string;
  dev: boolean;
  env: Record<string, string>;
  onLine?: (line: string) => void;
};

/** Next's own startup messages, which ours repeat. */
const BANNER =
  /^\s*(▲|- (Local|Network|Environments|Experiments)|✓ (Starting|Ready|Running next)|· serverActions|$)/;
const ANSWER_PATIENCE_MS = 120_000;
/** The front door, which every request passes before it reaches Next. */
const frontDoor = ["--import", path.resolve("dist/front-door.mjs")];

export function startWeb({
  port,
  hostname,
  dev,
  env,
  onLine: tell = () => undefined,
}: WebOptions): Child {
  const onLine = (line: string) => {
    tell(line);
    if (!BANNER.test(stripVTControlCharacters(line))) note(line);
  };
  if (dev) {
    const next = path.resolve("node_modules/next/dist/bin/next");
    const where = ["--port", String(port), "--hostname", hostname];
    return startChild([...frontDoor, next, "dev", ...where], { env, onLine });
  }
  return startChild([...frontDoor, "server.js"], {
    cwd: path.resolve(".next/standalone"),
    env: { ...env, NODE_ENV: "production", PORT: String(port), HOSTNAME: hostname },
    onLine,
  });
}

/** The origin at which this machine reaches a server listening on an address. */
export function localOrigin(port: number, hostname = "0.0.0.0"): string {
  if (hostname === "0.0.0.0" || hostname === "::") return `http://127.0.0.1:${port}`;
  return `http://${hostname.includes(":") ? `[${hostname}]` : hostname}:${port}`;
}

/** Waits until a server answers HTTP requests at all. */
export async function waitUntilListening(origin: string, signal: AbortSignal): Promise<void> {
  await waitFor(origin, "/api/live", signal, () => true);
}

/** Waits until the shop answers a search, so that the first shopper does not wait for the towers to load. */
export async function waitUntilServing(origin: string, signal: AbortSignal): Promise<void> {
  await waitFor(origin, "/api/search?q=hello", signal, (response) => response.ok);
}

async function waitFor(
  origin: string,
  address: string,
  signal: AbortSignal,
  isGood: (response: Response) => boolean,
): Promise<void> {
  const deadline = Date.now() + ANSWER_PATIENCE_MS;
  let last: unknown = "no answer";
  while (Date.now() < deadline) {
    signal.throwIfAborted();
    try {
      const response = await fetch(`${origin}${address}`, { signal });
      if (isGood(response)) return;
      last = `${response.status} ${(await response.text()).slice(0, 300)}`;
      if (response.status >= 500) await sleep(1_000);
    } catch (error) {
      last = error;
    }
    await sleep(100);
  }
  throw new Error(`The web server did not answer ${address} in time (${last}).`);
}

export type Health = { model: string; products: number; embedded: number; pending: number };

/** The shop's own health report. */
export async function getHealth(origin: string): Promise<Health> {
  const response = await fetch(`${origin}/api/health`);
  if (!response.ok) throw new Error(`The shop is not well: ${await response.text()}`);
  return response.json();
}
