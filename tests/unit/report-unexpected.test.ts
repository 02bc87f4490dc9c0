import { expect, test, vi } from "vitest";
import { reportUnavailable, reportUnexpected } from "@/lib/failures/report-unexpected";

function logged(body: () => unknown): Record<string, unknown>[] {
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
  body();
  const lines = log.mock.calls.map(([line]) => JSON.parse(String(line)));
  log.mockRestore();
  return lines;
}

test("a defect is logged with its stack, a database that is away without", () => {
  const gone = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
  const [defect, outage] = logged(() => {
    reportUnexpected(new TypeError("No such thing"));
    reportUnexpected(new Error("Counting failed", { cause: gone }), { doing: "counting" });
  });
  expect(defect?.stack).toContain("    at ");
  expect(outage).toMatchObject({ doing: "counting" });
  expect(JSON.stringify(outage)).not.toContain("    at ");
});

test("an outage that many requests meet is a line a second", () => {
  const lines = logged(() => {
    for (let i = 0; i < 500; i++) reportUnavailable(new Error("The database does not answer"));
  });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ level: "warn", message: "The database does not answer" });
});

test("a defect is one line of the log, whatever its message has in it", () => {
  const printed = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const message = "bad “\x1b]0;owned\x07\x9b2J\u202e\n”";
  const id = reportUnexpected(new Error(message), { address: "/\x9b2J" });
  const line = String(printed.mock.calls[0]?.[0]);
  printed.mockRestore();
  expect(line).not.toMatch(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/u);
  expect(JSON.parse(line)).toMatchObject({ id, message, address: "/\x9b2J" });
});
