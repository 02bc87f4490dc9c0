import path from "node:path";
import { expect, test } from "vitest";
import { headings, RECORDS, readPage } from "@/tests/support/markdown";

/** Of a page as it is printed. */
const MOST_WORDS = 650;

test.each(RECORDS)("%s has a number, a status, a date and three parts, on one page", (file) => {
  const { text } = readPage(file);
  const number = Number(path.basename(file).slice(0, 4));
  expect(text).toMatch(
    new RegExp(
      `^# ${number}\\. .+\\n\\nStatus: (accepted|superseded by \\d+) · \\d{4}-\\d\\d-\\d\\d\\n\\n## Context\\n`,
    ),
  );
  const parts = headings(text).map(({ title }) => title);
  expect(parts.slice(1)).toEqual(["Context", "Decision", "Consequences"]);
  expect(text.split(/\s+/).length).toBeLessThan(MOST_WORDS);
});

test("decisions are numbered without gaps", () => {
  const numbers = RECORDS.map((file) => Number(path.basename(file).slice(0, 4)));
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});
