import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/database/db";
import { claimRun, insertRun, waitingSince } from "@/lib/evaluation-runs/run-queries";
import { runOptionsSchema } from "@/lib/evaluation-runs/schema";

const MINUTE_MS = 60_000;
const options = runOptionsSchema.parse({ protocol: "article" });

beforeEach(async () => {
  await db().evaluationRun.deleteMany();
});

/** A queued run, asked for so many minutes ago. */
async function queuedFor(minutes: number): Promise<string> {
  const id = await insertRun("model", 10, options);
  const createdAt = new Date(Date.now() - minutes * MINUTE_MS);
  await db().evaluationRun.update({ where: { id }, data: { createdAt } });
  return id;
}

test("a run that has waited for longer than it should shows that no worker is there", async () => {
  expect(await waitingSince(MINUTE_MS)).toBeNull();
  await queuedFor(0);
  expect(await waitingSince(MINUTE_MS)).toBeNull();
  await queuedFor(5);
  const since = (await waitingSince(MINUTE_MS))?.getTime() ?? 0;
  expect(Math.abs(Date.now() - 5 * MINUTE_MS - since)).toBeLessThan(5_000);
});

test("behind a run that is under way, or ended just now, others wait as they should", async () => {
  const first = await queuedFor(10);
  await queuedFor(9);
  expect(await waitingSince(MINUTE_MS)).not.toBeNull();
  await claimRun(first);
  expect(await waitingSince(MINUTE_MS)).toBeNull();
  const ended = (minutes: number) =>
    db().evaluationRun.update({
      where: { id: first },
      data: {
        status: "failed",
        error: "Broken.",
        finishedAt: new Date(Date.now() - minutes * MINUTE_MS),
      },
    });
  await ended(0);
  expect(await waitingSince(MINUTE_MS)).toBeNull();
  await ended(3);
  const since = (await waitingSince(MINUTE_MS))?.getTime() ?? 0;
  expect(Math.abs(Date.now() - 3 * MINUTE_MS - since)).toBeLessThan(5_000);
});
