import { expect, test, vi } from "vitest";
import { reportUnexpected } from "@/lib/report-unexpected";

test("a defect is one line of the log, whatever its message has in it", () => {
  const printed = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const message = "bad “\x1b]0;owned\x07\x9b2J\u202e\n”";
  const id = reportUnexpected(new Error(message), { address: "/\x9b2J" });
  const line = String(printed.mock.calls[0]?.[0]);
  printed.mockRestore();
  expect(line).not.toMatch(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/u);
  expect(JSON.parse(line)).toMatchObject({ id, message, address: "/\x9b2J" });
});
