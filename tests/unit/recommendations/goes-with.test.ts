import { expect, test } from "vitest";
import { type AudienceWords, audienceOf, exclusionsFor } from "@/lib/recommendations/goes-with";

function words(title: string, tags: string[] = []): AudienceWords {
  return { title, tags, broadCategory: "Tops", fineCategory: "Shirt" };
}

test.each([
  ["Puma Men's Ballistic Shoe", [], "male", false],
  ["Women’s linen shirt", [], "female", false],
  ["Linen shirt", ["Ladies"], "female", false],
  ["Boyfriend jeans", ["women"], "female", false],
  ["Gini and Jony Girls Top", ["Women"], "female", true],
  ["Doodle Boys Shorts", [], "male", true],
  ["Kids' raincoat", [], null, true],
  ["Scarf", ["unisex"], null, false],
  ["A shirt for women and men", [], null, false],
  ["Linen shirt", ["plain"], null, false],
  ["Mensa notebook", [], null, false],
  ["亞麻襯衫", ["男裝"], "male", false],
  ["女童洋裝", [], "female", true],
  ["男女皆可的圍巾", [], null, false],
])("%s %j is for %s, children %s", (title, tags, gender, children) => {
  expect(audienceOf(words(title, tags))).toEqual({ gender, children });
});

/** Reads the exclusions as Postgres would; only its word boundary is written differently. */
function fits(product: AudienceWords, other: string): boolean {
  const matches = (pattern: string) =>
    new RegExp(pattern.replaceAll("\\y", "\\b"), "i").test(other);
  return exclusionsFor(audienceOf(product)).every(
    ({ says, unless }) => !matches(says) || (unless !== null && matches(unless)),
  );
}

test.each([
  ["Shirt men", "Pumps women", false],
  ["Shirt men", "Trousers men", true],
  ["Shirt men", "Scarf unisex", true],
  ["Shirt men", "Watch for women and men", true],
  ["Shirt men", "Boots", true],
  ["Shirt men", "Boys shorts", false],
  ["Girls dress", "Girls sandals", true],
  ["Girls dress", "Women's heels", false],
  ["Girls dress", "Boys sandals", false],
  ["Girls dress", "Kids unisex cap", true],
  ["Scarf", "Women's heels", true],
  ["Scarf", "Kids mittens", false],
])("with %j goes %j: %s", (title, other, expected) => {
  expect(fits(words(title), other)).toBe(expected);
});
