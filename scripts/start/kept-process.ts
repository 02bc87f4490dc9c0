import { setTimeout as sleep } from "node:timers/promises";
import type { Child } from "@/scripts/start/child";
import { note } from "@/scripts/start/progress";

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
const STEADY_AFTER_MS = 30_000;
/**
 * A process that ends sooner than this, several times in a row and without ever running longer, is not going to run.
 */
const AT_ONCE_MS = 10_000;
const TRIES = 3;

export type KeptProcess = {
  /** Resolves with the reason if the process never got to run: it ended at once, several times in a row. */
  givenUp: Promise<string>;
  /** Ends the running process and starts another. */
  restart(): Promise<void>;
  stop(): Promise<void>;
};

export type KeepOptions = {
  /** As in "The worker ended". */
  name: string;
  /** `onLine` must be called with every line that the process prints. */
  start(onLine: (line: string) => void): Child;
  /** Whether to give up on a process that never got to run. */
  mayGiveUp: boolean;
  firstPauseMs?: number;
};

/** Runs a process and restarts it when it ends, with growing pauses while it keeps ending. */
export function keepRunning({
  name,
  start,
  mayGiveUp,
  firstPauseMs = FIRST_PAUSE_MS,
}: KeepOptions): KeptProcess {
  const stopping = new AbortController();
  let child: Child | null = null;
  let giveUp: (reason: string) => void = () => undefined;
  const givenUp = new Promise<string>((resolve) => {
    giveUp = resolve;
  });
  let restarts = 0;

  async function run(): Promise<void> {
    let pauseMs = firstPauseMs;
    let everRan = false;
    for (let ends = 1; !stopping.signal.aborted; ends++) {
      const startedAt = performance.now();
      const before = restarts;
      let lastLine = "";
      child = start((line) => {
        lastLine = line.trim() || lastLine;
      });
      const reason = await child.exited;
      if (stopping.signal.aborted) return;
      const ranMs = performance.now() - startedAt;
      everRan ||= ranMs > AT_ONCE_MS || restarts > before;
      if (mayGiveUp && !everRan && ends >= TRIES) {
        giveUp(`${reason}${lastLine ? `: ${lastLine}` : ""}`);
        return;
      }
      if (restarts > before || ranMs > STEADY_AFTER_MS) pauseMs = firstPauseMs;
      if (restarts > before) continue;
      note(`${name} ended (${reason}); it starts again in ${pauseMs / 1000} s.`);
      await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    }
  }
  const ended = run();

  return {
    givenUp,
    async restart() {
      restarts += 1;
      await child?.stop();
    },
    async stop() {
      stopping.abort();
      await child?.stop();
      await ended;
    },
  };
}
