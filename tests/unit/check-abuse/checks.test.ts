import { expect, test } from "vitest";
import { CHECKS } from "@/scripts/check-abuse/checks";
import { controlCharacters, hostileCsv } from "@/scripts/check-abuse/command-line";
import { malformedActions } from "@/scripts/check-abuse/malformed-actions";
import { malformedAddresses } from "@/scripts/check-abuse/malformed-addresses";
import { isRight } from "@/scripts/check-abuse/malformed-request";
import { readOptions } from "@/scripts/check-abuse/options";

function raw(status: number | null, text = "") {
  return { status, text, tookMs: 1 };
}

test("every check and every malformed request has a name of its own", () => {
  const requests = [...malformedAddresses("k".repeat(40)), ...malformedActions("id")];
  for (const names of [CHECKS, requests].map((list) => list.map(({ name }) => name))) {
    expect(new Set(names).size).toBe(names.length);
  }
  expect(malformedActions("id").length).toBeGreaterThanOrEqual(12);
});

test("a malformed request is right to be refused or hung up on, not to break the shop or to be done", () => {
  expect(isRight(raw(400), "refused")).toBe(true);
  expect(isRight(raw(null), "refused")).toBe(true);
  expect(isRight(raw(500), "refused")).toBe(false);
  expect(isRight(raw(200), "refused")).toBe(false);
  expect(isRight(raw(200, '{"ok":false,"error":{"code":"no-photo"}}'), "refused")).toBe(true);
  expect(isRight(raw(200, '{"ok":false,"error":{"code":"unexpected"}}'), "refused")).toBe(false);
  expect(isRight(raw(404), [413])).toBe(false);
  expect(isRight(raw(413), [413])).toBe(true);
  expect(isRight(raw(307), "survived")).toBe(true);
  expect(isRight(raw(502), "survived")).toBe(false);
});

test("control characters are found, line ends and tabs are none", () => {
  expect(controlCharacters("a\tb\r\nc“é”")).toEqual([]);
  expect(controlCharacters("\x1b[31m\u009b\x7f\0")).toEqual(["\x1b", "\u009b", "\x7f", "\0"]);
  expect(controlCharacters(hostileCsv()).length).toBeGreaterThan(20);
});

test("options choose checks by name, and a name that is none is an error that lists them", () => {
  const only = readOptions(["--only", "health, malformed", "--port", "3750", "--json"], CHECKS);
  expect(only.checks.map(({ name }) => name).sort()).toEqual(["health", "malformed"]);
  expect(only).toMatchObject({ port: 3750, products: 40, json: true });
  expect(readOptions([], CHECKS).checks).toHaveLength(CHECKS.length);
  expect(() => readOptions(["--only", "nothing"], CHECKS)).toThrow("photo-flood");
  expect(() => readOptions(["--port", "0"], CHECKS)).toThrow("--port");
  expect(() => readOptions(["--what"], CHECKS)).toThrow("--what");
});
