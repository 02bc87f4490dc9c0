import { asUnavailable } from "@/lib/failures/database-unavailable";
import { reportUnexpected } from "@/lib/failures/report-unexpected";

/** A failing task is tried less and less often, but at least this often. */
const LONGEST_PAUSE_MS = 60_000;

export type PeriodicTask = {
  /** Resolves when the current run has ended. */
  stop(): Promise<void>;
};

/**
 * Runs a task now, and again after a pause each time it ends, until stopped; never twice at once. A failure is logged
 * and does not stop it.
 * @param doing for the log, such as `pruning queries`
 */
export function startPeriodic(
  doing: string,
  everyMs: number,
  task: (signal: AbortSignal) => Promise<void>,
): PeriodicTask {
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let failures = 0;
  let running = Promise.resolve();

  async function perform(): Promise<void> {
    try {
      await task(stopping.signal);
      failures = 0;
    } catch (error) {
      if (stopping.signal.aborted) return;
      failures += 1;
      reportUnexpected(asUnavailable(error) ?? error, { doing, failures });
    }
  }

  function pauseMs(): number {
    if (failures === 0) return everyMs;
    return Math.max(everyMs, Math.min(LONGEST_PAUSE_MS, everyMs * 2 ** failures));
  }

  function turn(): void {
    running = perform().then(() => {
      if (!stopping.signal.aborted) timer = setTimeout(turn, pauseMs());
    });
  }
  turn();

  return {
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await running;
    },
  };
}
