import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { stripVTControlCharacters } from "node:util";
import { type Child, startChild } from "@/scripts/start/child";
import { note } from "@/scripts/start/progress";

export type WebOptions = {
  port: number;
  dev: boolean;
  env: Record<string, string>;
  onLine?: (line: string) => void;
};

/** What Next says at its own start, which ours says already. */
const BANNER =
  /^\s*(▲|- (Local|Network|Environments|Experiments)|✓ (Starting|Ready|Running next)|· serverActions|$)/;
const ANSWER_PATIENCE_MS = 120_000;

export function startWeb({ port, dev, env, onLine: tell = () => undefined }: WebOptions): Child {
  const onLine = (line: string) => {
    tell(line);
    if (!BANNER.test(stripVTControlCharacters(line))) note(line);
  };
  if (dev) {
    const next = path.resolve("node_modules/next/dist/bin/next");
    return startChild([next, "dev", "--port", String(port)], { env, onLine });
  }
  return startChild(["server.js"], {
    cwd: path.resolve(".next/standalone"),
    env: { ...env, NODE_ENV: "production", PORT: String(port), HOSTNAME: "0.0.0.0" },
    onLine,
  });
}

/** Waits until a port answers HTTP at all. */
export async function waitUntilListening(port: number, signal: AbortSignal): Promise<void> {
  await waitFor(port, "/api/live", signal, () => true);
}

/** Waits until the shop answers a search, so that the first shopper does not wait for the towers to load. */
export async function waitUntilServing(port: number, signal: AbortSignal): Promise<void> {
  await waitFor(port, "/api/search?q=hello", signal, (response) => response.ok);
}

async function waitFor(
  port: number,
  address: string,
  signal: AbortSignal,
  isGood: (response: Response) => boolean,
): Promise<void> {
  const deadline = Date.now() + ANSWER_PATIENCE_MS;
  let last: unknown = "no answer";
  while (Date.now() < deadline) {
    signal.throwIfAborted();
    try {
      const response = await fetch(`http://127.0.0.1:${port}${address}`, { signal });
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

/** What the shop says of itself. */
export async function getHealth(port: number): Promise<Health> {
  const response = await fetch(`http://127.0.0.1:${port}/api/health`);
  if (!response.ok) throw new Error(`The shop is not well: ${await response.text()}`);
  return response.json();
}
