import { expect, test } from "vitest";
import { createLane, type WhenBusy } from "@/lib/concurrency/lane";

class Busy extends Error {}

function createTasks(atOnce: number, maxWaiting: number) {
  const lane = createLane({ atOnce, maxWaiting, busy: () => new Busy() });
  const finish: (() => void)[] = [];
  const started: number[] = [];
  let made = 0;
  function start(whenBusy: WhenBusy): Promise<number> {
    const id = made++;
    return lane(async () => {
      started.push(id);
      await new Promise<void>((resolve) => finish.push(resolve));
      return id;
    }, whenBusy);
  }
  return { lane, start, started, finish };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test("beyond those that run and wait a task is refused at once, and the others keep their order", async () => {
  const { start, started, finish } = createTasks(2, 3);
  const five = [1, 2, 3, 4, 5].map(() => start("refuse"));
  await expect(start("refuse")).rejects.toThrow(Busy);
  expect(started).toEqual([0, 1]);
  while (finish.length > 0) {
    finish.shift()?.();
    await settled();
  }
  expect(await Promise.all(five)).toEqual([0, 1, 2, 3, 4]);
  expect(started).toEqual([0, 1, 2, 3, 4]);
});

test("a task that asks to wait does, however many there are", async () => {
  const { start, finish } = createTasks(1, 0);
  const all = Array.from({ length: 50 }, () => start("wait"));
  await expect(start("refuse")).rejects.toThrow(Busy);
  while (finish.length > 0) {
    finish.shift()?.();
    await settled();
  }
  expect(await Promise.all(all)).toHaveLength(50);
});

test("a task that fails makes room like any other", async () => {
  const lane = createLane({ atOnce: 1, maxWaiting: 0, busy: () => new Busy() });
  for (let round = 0; round < 3; round++) {
    await expect(lane(() => Promise.reject(new Error("no")), "refuse")).rejects.toThrow("no");
  }
  expect(await lane(async () => "yes", "refuse")).toBe("yes");
});
