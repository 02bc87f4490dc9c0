import { expect, test } from "vitest";
import { createStage } from "@/lib/import/stage";

function openTask() {
  let finish = () => {};
  let fail = (_: Error) => {};
  const ended = new Promise<void>((resolve, reject) => {
    finish = resolve;
    fail = reject;
  });
  return { ended, finish, fail };
}

test("no more tasks run at once than there is room for, and done waits for all of them", async () => {
  const stage = createStage(2);
  const tasks = [openTask(), openTask(), openTask()] as const;
  const begun: number[] = [];
  const start = (index: 0 | 1 | 2) =>
    stage.start(async () => {
      begun.push(index);
      await tasks[index].ended;
    });
  await start(0);
  await start(1);
  const third = start(2);
  await new Promise(setImmediate);
  expect(begun).toEqual([0, 1]);
  tasks[0].finish();
  await third;
  expect(begun).toEqual([0, 1, 2]);
  let over = false;
  const done = stage.done().then(() => {
    over = true;
  });
  tasks[1].finish();
  await new Promise(setImmediate);
  expect(over).toBe(false);
  tasks[2].finish();
  await done;
});

test("what a task throws reaches whoever needs its room, or waits for the end of all", async () => {
  const stage = createStage(1);
  await stage.start(() => Promise.reject(new Error("first")));
  await expect(stage.start(async () => {})).rejects.toThrow("first");
  const other = createStage(2);
  const slow = openTask();
  await other.start(() => Promise.reject(new Error("early")));
  await other.start(() => slow.ended);
  const done = other.done();
  slow.finish();
  await expect(done).rejects.toThrow("early");
});
