import { setTimeout as sleep } from "node:timers/promises";
import { type Child, startChild } from "@/scripts/start/child";
import { note } from "@/scripts/start/progress";

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
const STEADY_AFTER_MS = 60_000;

export type KeptWorker = { stop(): Promise<void> };

/** Runs the worker and starts it again when it ends, after pauses that grow while it keeps ending. */
export function keepWorkerRunning(args: string[], env: Record<string, string>): KeptWorker {
  const stopping = new AbortController();
  let child: Child | null = null;

  async function run(): Promise<void> {
    let pauseMs = FIRST_PAUSE_MS;
    while (!stopping.signal.aborted) {
      const startedAt = Date.now();
      child = startChild(args, { env, onLine: (line) => note(`worker: ${line}`) });
      const reason = await child.exited;
      if (stopping.signal.aborted) return;
      if (Date.now() - startedAt > STEADY_AFTER_MS) pauseMs = FIRST_PAUSE_MS;
      note(`The worker ended (${reason}); it starts again in ${pauseMs / 1000} s.`);
      await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    }
  }
  const ended = run();

  return {
    async stop() {
      stopping.abort();
      await child?.stop();
      await ended;
    },
  };
}
