import { expect, onTestFinished, test, vi } from "vitest";
import { type Child, startChild } from "@/scripts/start/child";
import { type KeepOptions, keepRunning } from "@/scripts/start/kept-process";

const STAYS = "setInterval(() => undefined, 1_000)";

function keep(program: string, options: Partial<KeepOptions> = {}) {
  const said = vi.spyOn(console, "log").mockImplementation(() => undefined);
  const started: Child[] = [];
  const process = keepRunning({
    name: "The web server",
    start(onLine) {
      const child = startChild(["--eval", program], { onLine });
      started.push(child);
      return child;
    },
    mayGiveUp: true,
    firstPauseMs: 10,
    ...options,
  });
  onTestFinished(async () => {
    await process.stop();
    said.mockRestore();
  });
  return { process, started, said };
}

test("a process that is killed is started again, which is said", async () => {
  const { started, said } = keep(STAYS);
  await expect.poll(() => started.length).toBe(1);
  const [first] = started;
  process.kill(first?.pid as number, "SIGKILL");
  await expect.poll(() => started.length, { timeout: 10_000 }).toBe(2);
  expect(started[1]?.pid).not.toBe(first?.pid);
  expect(said.mock.calls).toEqual([["The web server ended (SIGKILL); it starts again in 0.01 s."]]);
});

test("one that ends at once each time is given up, with its own last words", async () => {
  const { process, started } = keep("console.error('The port is taken.\\n'); process.exit(3)");
  expect(await process.givenUp).toBe("code 3: The port is taken.");
  expect(started).toHaveLength(3);
});

test("one that may not be given up is tried for as long as it takes", async () => {
  const { started } = keep("process.exit(3)", { mayGiveUp: false });
  await expect.poll(() => started.length, { timeout: 10_000 }).toBeGreaterThan(4);
});

test("restarting starts another at once, and stopping none", async () => {
  const { process, started, said } = keep(STAYS);
  for (let round = 2; round <= 5; round++) {
    await process.restart();
    await expect.poll(() => started.length, { timeout: 10_000 }).toBe(round);
  }
  await process.stop();
  expect(started).toHaveLength(5);
  expect(said).not.toHaveBeenCalled();
});
