import { expect, test } from "vitest";
import { memoryVerdicts } from "@/scripts/load/memory-watch";
import { atMost, wordFor } from "@/scripts/load/verdicts";
import { wholeNumber } from "@/scripts/load/whole-number";

test("a number is held against its bar, and none at all misses it", () => {
  expect(atMost("x", 500, 500, "ms")).toMatchObject({ measured: "500 ms", ok: true });
  expect(atMost("x", 19_500, 500, "ms")).toMatchObject({ measured: "19,500 ms", ok: false });
  expect(atMost("x", Number.NaN, 500, "ms")).toMatchObject({ measured: "not measured", ok: false });
});

test("verdicts read ok, MISSED or skipped", () => {
  expect([true, false, null].map(wordFor)).toEqual(["ok", "MISSED", "skipped"]);
});

test("memory may peak by a gigabyte, and has to come back to a quarter and 150 MB above", () => {
  const oks = (peakMb: number, afterMb: number) =>
    memoryVerdicts("", { beforeMb: 800, peakMb, afterMb, afterS: 60 }).map(({ ok }) => ok);
  expect(oks(1_800, 1_150)).toEqual([true, true]);
  expect(oks(3_598, 1_151)).toEqual([false, false]);
  // The process is gone.
  expect(oks(900, 0)).toEqual([false, false]);
});

test("whole numbers are read within their bounds", () => {
  expect(wholeNumber("--n", "60", 60)).toBe(60);
  for (const text of ["0", "61", "1.5", "x", ""]) {
    expect(() => wholeNumber("--n", text, 60)).toThrow("--n is a whole number from 1 to 60");
  }
});
