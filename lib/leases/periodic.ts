import { asUnavailable } from "@/lib/failures/database-unavailable";
import { reportUnexpected } from "@/lib/failures/report-unexpected";

/** While a task fails, it is tried less and less often, but this often at least. */
const LONGEST_PAUSE_MS = 60_000;

export type PeriodicTask = {
  /** Ends when the task in hand has. */
  stop(): Promise<void>;
};

/**
 * Performs a task now, and again so long after each end of it, until stopped: never twice at once. A failure is logged
 * and does not end it.
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
