import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { db } from "@/lib/database/db";
import { withLease } from "@/lib/leases/lease";
import { releaseLease, renewLease, takeLease } from "@/lib/leases/lease-queries";
import { startPeriodic } from "@/lib/leases/periodic";

test("of many that want to do a task at the same time one does", async () => {
  let turnedAway = 0;
  const task = async () => {
    while (turnedAway < 7) await sleep(10);
  };
  const attempts = Array.from({ length: 8 }, async () => {
    const ran = await withLease("contended", task);
    if (!ran) turnedAway += 1;
    return ran;
  });
  expect((await Promise.all(attempts)).filter(Boolean)).toHaveLength(1);
});

test("those that wait for the task do it in turn", async () => {
  let atIt = 0;
  let done = 0;
  const task = async () => {
    expect(++atIt).toBe(1);
    await sleep(30);
    atIt -= 1;
    done += 1;
  };
  const options = { waitMs: 20_000 };
  await Promise.all(Array.from({ length: 4 }, () => withLease("in turn", task, options)));
  expect(done).toBe(4);
});

test("a task that fails is free for the next", async () => {
  const failing = withLease("failing", () => Promise.reject(new Error("no")));
  await expect(failing).rejects.toThrow("no");
  expect(await withLease("failing", async () => undefined)).toBe(true);
});

test("a task whose process died is free once its lease has run out, and not before", async () => {
  const died = randomUUID();
  expect(await takeLease("orphaned", died, 3_000)).toBe(true);
  expect(await withLease("orphaned", async () => undefined)).toBe(false);
  expect(await withLease("orphaned", async () => undefined, { waitMs: 10_000 })).toBe(true);
  expect(await renewLease("orphaned", died, 1_000)).toBe(false);
});

test("a lease is renewed for as long as its task takes", async () => {
  const others: boolean[] = [];
  const holding = async () => {
    for (let time = 0; time < 6; time++) {
      await sleep(800);
      others.push(await withLease("long", async () => undefined));
    }
  };
  expect(await withLease("long", holding, { expiresMs: 3_000 })).toBe(true);
  expect(others).toEqual(Array(6).fill(false));
});

test("whoever stood still until another took the lease is told, and does not take it back", async () => {
  const other = randomUUID();
  const told = await new Promise<boolean>((resolve) => {
    void withLease(
      "lost",
      async (signal) => {
        await db().maintenanceLease.update({ where: { name: "lost" }, data: { holder: other } });
        for (let waited = 0; waited < 100 && !signal.aborted; waited++) await sleep(50);
        resolve(signal.aborted);
      },
      { expiresMs: 600 },
    );
  });
  expect(told).toBe(true);
  await sleep(100);
  expect(await db().maintenanceLease.findUnique({ where: { name: "lost" } })).not.toBeNull();
  await releaseLease("lost", other);
});

test("a periodic task is never performed twice at once, and goes on after a failure", async () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const unhandled = vi.fn();
  process.on("unhandledRejection", unhandled);
  let atIt = 0;
  let times = 0;
  const task = startPeriodic("doing it", 10, async () => {
    expect(++atIt).toBe(1);
    times += 1;
    await sleep(30);
    atIt -= 1;
    if (times === 1) throw new Error("the first time");
  });
  await expect.poll(() => times, { timeout: 5_000 }).toBeGreaterThan(3);
  await task.stop();
  expect(atIt).toBe(0);
  const stoppedAt = times;
  await sleep(60);
  expect(times).toBe(stoppedAt);
  expect(log).toHaveBeenCalledOnce();
  expect(log.mock.calls[0]?.[0]).toMatch(/"the first time".*"doing":"doing it"/);
  expect(unhandled).not.toHaveBeenCalled();
  process.off("unhandledRejection", unhandled);
  log.mockRestore();
});

test("a periodic task that keeps failing is tried less and less often", async () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const task = startPeriodic("failing", 10, () => Promise.reject(new Error("always")));
  await sleep(1_000);
  await task.stop();
  // After 20, 40, 80, 160, 320 and 640 ms.
  expect(log.mock.calls.length).toBeLessThanOrEqual(7);
  expect(log.mock.calls.length).toBeGreaterThanOrEqual(3);
  log.mockRestore();
});

test("a stop during a task tells it, and waits until it has ended", async () => {
  let ended = false;
  const task = startPeriodic("waiting", 10, async (signal) => {
    while (!signal.aborted) await sleep(10);
    ended = true;
  });
  await sleep(30);
  await task.stop();
  expect(ended).toBe(true);
});
