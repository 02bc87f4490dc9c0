export type Stage = {
  /** Waits until there is room, then starts the task; throws what an earlier one threw. */
  start(task: () => Promise<void>): Promise<void>;
  /** Waits for all tasks; throws what one of them threw. */
  done(): Promise<void>;
};

/** One step of a pipeline: some tasks at a time, and at most one more that waits. */
export function createStage(atOnce: number): Stage {
  const running: Promise<void>[] = [];
  return {
    async start(task) {
      if (running.length === atOnce) await running.shift();
      const started = task();
      // Thrown to whoever comes next; until then it is nobody's.
      started.catch(() => undefined);
      running.push(started);
    },
    async done() {
      await Promise.allSettled(running);
      await Promise.all(running);
    },
  };
}
