import { expect, test } from "vitest";
import { defectMessage, hasStack, isUncaught, Log } from "@/scripts/load/log";

test("a log keeps lines without colours, from any moment on", () => {
  const log = new Log();
  log.add("\u001b[31mred\u001b[0m");
  expect(log.since(Date.now() - 1_000)).toEqual(["red"]);
  expect(log.since(Date.now() + 1_000)).toEqual([]);
  expect(log.count).toBe(1);
});

test.each([
  ["    at search (/shop/lib/search.ts:12:3)", true],
  ["worker:     at async run (node:internal/x:1:1)", true],
  ['{"message":"x","stack":"Error: x\\n    at a (/shop/b.js:1:2)"}', true],
  ['{"level":"warn","message":"looked at 3 photos: all well"}', false],
  ["Ready in 3 s", false],
])("stacks are told from plain lines: %s", (line, expected) => {
  expect(hasStack(line)).toBe(expected);
});

test.each([
  ["UnhandledPromiseRejection: this error originated…", true],
  ["⨯ unhandledRejection:  Error: gone", true],
  ["uncaughtException: x", true],
  ["    triggerUncaughtException(err, true /* fromPromise */);", true],
  ["Job queue: Connection terminated", false],
])("errors that nothing caught are told from others: %s", (line, expected) => {
  expect(isUncaught(line)).toBe(expected);
});

test.each([
  ['worker: {"level":"error","id":"1","message":"boom","path":"/api/search"}', "/api/search: boom"],
  ['{"level":"error","message":"boom","doing":"pruning"}', "pruning: boom"],
  ['{"level":"error","message":"cut of', '{"level":"error","message":"cut of'],
  ['{"level":"warn","message":"slow"}', null],
  ["Ready in 3 s", null],
])("the defect in %s is %s", (line, message) => {
  expect(defectMessage(line)).toBe(message);
});
