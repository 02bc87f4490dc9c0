import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { startChild } from "@/scripts/start/child";
import { MEMORY_SETTINGS } from "@/scripts/start/memory-settings";

test("processes that the shop starts give memory back, and so do those of the image", async () => {
  const lines: string[] = [];
  const child = startChild(["-e", "console.log(JSON.stringify(process.env)); process.exit()"], {
    env: { UV_THREADPOOL_SIZE: "5" },
    onLine: (line) => lines.push(line),
  });
  expect(await child.exited).toBe("code 0");
  expect(JSON.parse(lines.join(""))).toMatchObject({ ...MEMORY_SETTINGS, UV_THREADPOOL_SIZE: "5" });
  const dockerfile = readFileSync("Dockerfile", "utf8");
  for (const [name, value] of Object.entries(MEMORY_SETTINGS)) {
    expect(dockerfile).toContain(`${name}=${value}`);
  }
});
