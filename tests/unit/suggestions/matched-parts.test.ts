import fc from "fast-check";
import { expect, test } from "vitest";
import { matchedParts } from "@/lib/suggestions/matched-parts";
import { typedWords } from "@/lib/suggestions/typed-words";

function marked(text: string, q: string): string {
  const typed = typedWords(q);
  if (!typed) return text;
  let [written, from] = ["", 0];
  for (const [start, end] of matchedParts(text, typed)) {
    written += `${text.slice(from, start)}[${text.slice(start, end)}]`;
    from = end;
  }
  return written + text.slice(from);
}

test.each([
  ["Navy slip dress", "nav", "[Nav]y slip dress"],
  ["Dress, dressed up", "dress", "[Dress], [dress]ed up"],
  ["Navy slip dress", "navy dr", "[Navy] slip [dr]ess"],
  ["Navy slip dress", "nav dr", "Navy slip [dr]ess"],
  ["Undress", "dress", "Undress"],
  ["Women’s T-shirt", "womens t-s", "[Women’s] [T]-[s]hirt"],
  ["Women’s shirt", "women", "[Women]’s shirt"],
  ["Women’s shirt", "women's", "[Women’s] shirt"],
  ["Café au lait", "CAFÉ", "[Café] au lait"],
  ["紅色洋裝", "洋裝", "紅色[洋裝]"],
  ["紅色洋裝", "洋裝 紅", "[紅]色[洋裝]"],
  ["Calder & Wren", "calder & w", "[Calder] & [W]ren"],
])("in %s, %s marks %s", (text, q, expected) => {
  expect(marked(text, q)).toBe(expected);
});

test("parts lie inside the text, in order, and never overlap", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 30 });
  fc.assert(
    fc.property(text, text, (written, q) => {
      const typed = typedWords(q);
      if (!typed) return;
      let from = 0;
      for (const [start, end] of matchedParts(written, typed)) {
        expect(start).toBeGreaterThanOrEqual(from);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(written.length);
        from = end;
      }
    }),
  );
});
