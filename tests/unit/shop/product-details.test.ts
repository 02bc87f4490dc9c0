import { expect, test } from "vitest";
import { materialsOf, splitCare } from "@/app/(shop)/products/[handle]/_components/details";

test("sentences on care leave the description and stand by themselves", () => {
  expect(
    splitCare("A midi dress in crepe. Machine wash cold on a gentle cycle. Pair it with flats."),
  ).toEqual({
    text: "A midi dress in crepe. Pair it with flats.",
    care: "Machine wash cold on a gentle cycle.",
  });
});

test("care is found in Chinese too, where sentences have no space between", () => {
  expect(splitCare("亞麻長褲，版型寬鬆。建議手洗，陰乾。")).toEqual({
    text: "亞麻長褲，版型寬鬆。",
    care: "建議手洗，陰乾。",
  });
});

test("paragraphs keep their breaks", () => {
  expect(splitCare("First.\nSecond.\n\nHand wash cold.").text).toBe("First.\nSecond.");
});

test.each([
  "A shirt that you can wash as often as you like.",
  "Washed denim with a soft hand.",
  "Dry clean only.",
  "",
])("a description without a sentence of its own on care stays whole: %j", (description) => {
  expect(splitCare(description)).toEqual({ text: description, care: null });
});

test("tags that name a material are told from the others, as they are written", () => {
  expect(materialsOf(["women", "Leather", "faux fur", "plain", "亞麻"])).toEqual([
    "Leather",
    "faux fur",
    "亞麻",
  ]);
});
