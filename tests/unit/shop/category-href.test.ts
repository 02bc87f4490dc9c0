import { expect, test } from "vitest";
import { findCategory } from "@/app/(shop)/categories/find-category";
import { categoryHref } from "@/components/category-href";

const tops = { name: "Tops & T-shirts", count: 2, photo: null };
const clothing = { name: "Clothing", count: 3, photo: null, fine: [tops] };
const shoes = { name: "鞋子", count: 1, photo: null, fine: [] };

test("a category's address is readable and leads back to it", () => {
  expect(categoryHref("Clothing", "Tops & T-shirts")).toBe("/categories/clothing/tops-t-shirts");
  expect(findCategory([clothing, shoes], { broad: "clothing", fine: ["tops-t-shirts"] })).toEqual({
    broad: clothing,
    fine: tops,
  });
});

test("letters of any script are kept", () => {
  const [, , segment = ""] = categoryHref("鞋子").split("/");
  expect(findCategory([clothing, shoes], { broad: segment })).toEqual({ broad: shoes, fine: null });
});

test("an address that names no category finds none", () => {
  expect(findCategory([clothing], { broad: "cars" })).toBeNull();
  expect(findCategory([clothing], { broad: "clothing", fine: ["hats"] })).toBeNull();
  expect(findCategory([clothing], { broad: "clothing", fine: ["tops-t-shirts", "x"] })).toBeNull();
  expect(findCategory([clothing], { broad: "%E0%A4%A" })).toBeNull();
});
