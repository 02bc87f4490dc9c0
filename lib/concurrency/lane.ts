/** What a task does when the queue is full. */
export type WhenBusy = "refuse" | "wait";

export type Lane = <T>(task: () => Promise<T>, whenBusy: WhenBusy) => Promise<T>;

/**
 * Runs a limited number of tasks at once and queues a limited number more, in order of arrival. When the queue is full,
 * tasks that do not ask to wait are refused at once. Callers that limit themselves, such as the import, always wait.
 * @param busy creates the error for a refused task
 */
export function createLane({
  atOnce,
  maxWaiting,
  busy,
}: {
  atOnce: number;
  maxWaiting: number;
  busy: () => Error;
}): Lane {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async function lane(task, whenBusy) {
    if (running < atOnce) running += 1;
    else if (whenBusy === "refuse" && waiting.length >= maxWaiting) throw busy();
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
