/** What a task does where as many wait already as may. */
export type WhenBusy = "refuse" | "wait";

export type Lane = <T>(task: () => Promise<T>, whenBusy: WhenBusy) => Promise<T>;

/**
 * Lets some tasks run at once and some more wait, in the order they came; beyond, it refuses at once those that do not
 * ask to wait. Programs that bound themselves, as the import does, wait however many there are.
 * @param busy makes the error that a refused task gets
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
