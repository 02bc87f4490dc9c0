import { expect, test } from "vitest";
import { differences } from "@/scripts/check-answers/answers";

const RED = { request: "q=red", status: 200, body: '{"total":3}' };
const BLUE = { request: "q=blue", status: 200, body: '{"total":5}' };

test("the same answers differ in nothing, in whatever order", () => {
  expect(differences([RED, BLUE], [BLUE, RED])).toEqual([]);
});

test("an answer that differs by a byte is shown from before and after", () => {
  expect(differences([RED, BLUE], [RED, { ...BLUE, body: '{"total":6}' }])).toEqual([
    { request: "q=blue", was: '200 {"total":5}', is: '200 {"total":6}' },
  ]);
});

test("another status, a new request and a missing one are differences", () => {
  expect(differences([RED], [{ ...RED, status: 500 }])).toHaveLength(1);
  expect(differences([RED], [RED, BLUE])).toMatchObject([{ request: "q=blue", was: "not asked" }]);
  expect(differences([RED, BLUE], [RED])).toMatchObject([{ request: "q=blue", is: "not asked" }]);
});
