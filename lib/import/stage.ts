export type Stage = {
  /** Waits until there is room, then starts the task; throws what an earlier task threw. */
  start(task: () => Promise<void>): Promise<void>;
  /** Waits for all tasks; throws what one of them threw. */
  done(): Promise<void>;
};

/** One step of a pipeline: runs a few tasks at a time, and lets at most one more wait. */
export function createStage(atOnce: number): Stage {
  const running: Promise<void>[] = [];
  return {
    async start(task) {
      if (running.length === atOnce) await running.shift();
      const started = task();
      // The next call throws this error; until then it must not count as an unhandled rejection.
      started.catch(() => undefined);
      running.push(started);
    },
    async done() {
      await Promise.allSettled(running);
      await Promise.all(running);
    },
  };
}
