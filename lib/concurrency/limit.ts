export type Limit = <T>(task: () => Promise<T>) => Promise<T>;

/** Lets at most `size` tasks run at once; the others wait in the order they came. */
export function createLimit(size: number): Limit {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async function limit(task) {
    if (running >= size) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
