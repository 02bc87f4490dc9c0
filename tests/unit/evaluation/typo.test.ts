import fc from "fast-check";
import { expect, test } from "vitest";
import { randomFrom } from "@/lib/evaluation/random";
import { neighboursOf, withTypo } from "@/lib/evaluation/typo";

/** The least number of letters put in, left out, replaced, or swapped with the next that makes one text of another. */
function typosBetween(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number) => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      (rows[i] as number[])[j] = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + (same ? 0 : 1),
        swapped ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
  }
  return at(a.length, b.length);
}

const words = fc
  .array(fc.stringMatching(/^[A-Za-z]{1,9}$/), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join(" "));

test("a typo is one typo, in one word of four letters or more, whatever the title", () => {
  fc.assert(
    fc.property(words, fc.nat(), (title, seed) => {
      const mistyped = withTypo(title, randomFrom(seed));
      const long = title.split(" ").filter((word) => word.length >= 4);
      if (long.length === 0 || mistyped === null) {
        expect([long.length, mistyped]).toEqual([0, null]);
        return;
      }
      expect(typosBetween(title, mistyped)).toBe(1);
      const [before, after] = [title.split(" "), mistyped.split(" ")];
      const changed = before.filter((word, index) => word !== after[index]);
      expect(after).toHaveLength(before.length);
      expect(changed).toHaveLength(1);
      expect(long).toContain(changed[0]);
    }),
  );
});

test("any text is given a typo or none, never broken letters, and the same seed typos alike", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.nat(), (title, seed) => {
      const mistyped = withTypo(title, randomFrom(seed));
      expect(withTypo(title, randomFrom(seed))).toBe(mistyped);
      expect(mistyped).not.toBe(title);
      if (mistyped !== null) expect(mistyped.isWellFormed()).toBe(title.isWellFormed());
    }),
  );
});

test("all four kinds of typos happen", () => {
  const random = randomFrom(1);
  const seen = new Set(Array.from({ length: 500 }, () => withTypo("wool", random)));
  for (const mistyped of ["wol", "wooll", "owol", "wopl"]) expect(seen).toContain(mistyped);
  expect(seen).not.toContain("wool");
});

test("keys are beside each other both ways, in the letter's case, and unknown letters have none", () => {
  expect(neighboursOf("g").toSorted()).toEqual(["b", "f", "h", "t", "v", "y"]);
  expect(neighboursOf("Q").toSorted()).toEqual(["A", "W"]);
  expect(neighboursOf("é")).toEqual([]);
  for (const letter of "abcdefghijklmnopqrstuvwxyz") {
    for (const beside of neighboursOf(letter)) expect(neighboursOf(beside)).toContain(letter);
  }
});
