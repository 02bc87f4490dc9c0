/**
 * Lets simultaneous requests with the same key share one answer; nothing is kept once it has arrived. To cache the
 * answer, cache its value beside this: a kept promise keeps the request that made it, and all that the request holds.
 */
export function createShare<T>(): (key: string, make: () => Promise<T>) => Promise<T> {
  const inTheMaking = new Map<string, Promise<T>>();
  return function share(key, make) {
    const running = inTheMaking.get(key);
    if (running) return running;
    const made = make().finally(() => inTheMaking.delete(key));
    inTheMaking.set(key, made);
    return made;
  };
}
