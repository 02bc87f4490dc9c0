export type Stage = {
  /** Waits for the task before, then starts this one; throws what the one before threw. */
  start(task: () => Promise<void>): Promise<void>;
  /** Waits for the last task. */
  done(): Promise<void>;
};

/** One step of a pipeline: one task at a time, and at most one more that waits. */
export function createStage(): Stage {
  let running = Promise.resolve();
  return {
    async start(task) {
      await running;
      running = task();
      // Thrown to whoever comes next; until then it is nobody's.
      running.catch(() => undefined);
    },
    done: () => running,
  };
}
