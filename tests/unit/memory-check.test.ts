import { totalmem } from "node:os";
import { afterEach, expect, test, vi } from "vitest";
import { memoryWarning, RECOMMENDED_MB, warnOfLittleMemory } from "@/lib/memory-check";

const MB = 1024 * 1024;

afterEach(() => void vi.restoreAllMocks());

test("a container smaller than a process wants is warned of, with both figures", () => {
  const warning = memoryWarning("web server", 512 * MB);
  expect(warning).toContain("512 MB");
  expect(warning).toContain(`${RECOMMENDED_MB["web server"]} MB`);
  expect(warning).not.toContain("\n");
  expect(memoryWarning("web server", RECOMMENDED_MB["web server"] * MB)).toBeNull();
});

test("the limit is the container's where there is one, else the machine's", () => {
  const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const limit = vi.spyOn(process, "constrainedMemory");
  limit.mockReturnValue(256 * MB);
  warnOfLittleMemory("worker");
  expect(String(said.mock.calls)).toContain("256 MB");
  // No limit: nothing, or a number that no machine has.
  for (const none of [0, 2 ** 64]) {
    limit.mockReturnValue(none);
    expect(memoryWarning("worker") === null).toBe(totalmem() >= RECOMMENDED_MB.worker * MB);
  }
});
