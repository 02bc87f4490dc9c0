import fc from "fast-check";
import { expect, test } from "vitest";
import { plainJson, plainLine, plainText } from "@/lib/plain-text";

test.each([
  ["a window's title", "\x1b]0;owned\x07", "\\x1b]0;owned\\x07"],
  ["a colour", "\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m"],
  ["an introducer of one character", "\x9b2J", "\\x9b2J"],
  ["text that is read backwards", "\u202egpj.exe", "\\u202egpj.exe"],
  ["an isolate", "\u2066x\u2069", "\\u2066x\\u2069"],
  ["a line written over", "fine\rbad", "fine\\x0dbad"],
  ["a deletion", "ab\x08\x7f", "ab\\x08\\x7f"],
  ["a separator of lines", "a\u2028b", "a\\u2028b"],
  ["what people write", "Größe “M” – 5 €, 日本語 🎽 שלום\u200f\n\tindented", null],
])("%s is written as it is typed", (_, text, plain) => {
  expect(plainText(text)).toBe(plain ?? text);
});

test("breaks stay in a text and not in a line", () => {
  expect(plainText("one\r\ntwo\n\tthree")).toBe("one\ntwo\n\tthree");
  expect(plainLine("one\r\ntwo\n\tthree")).toBe("one\\x0d\\ntwo\\n\\tthree");
});

const anything = fc.string({ unit: "binary", maxLength: 60 });
const steering = /[^\P{Cc}\n\t]|[\u2028-\u202e\u2066-\u2069]/u;

test("nothing that steers a terminal is left of any text, and all else is", () => {
  fc.assert(
    fc.property(anything, (text) => {
      expect(plainText(text)).not.toMatch(steering);
      expect(plainLine(text)).not.toMatch(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/u);
      if (!steering.test(text)) expect(plainText(text)).toBe(text);
    }),
    { numRuns: 2_000 },
  );
});

test("JSON is the same value, and steers nothing", () => {
  fc.assert(
    fc.property(fc.dictionary(anything, fc.array(anything)), (value) => {
      const json = plainJson(value);
      expect(json).not.toMatch(steering);
      expect(JSON.stringify(JSON.parse(json))).toBe(JSON.stringify(value));
    }),
  );
});
