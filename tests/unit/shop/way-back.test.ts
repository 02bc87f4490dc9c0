import { expect, test } from "vitest";
import { wayBack } from "@/app/language/[locale]/way-back";

test("the way back is the path and the query of the page before", () => {
  expect(wayBack("https://shop.example/search?q=red+dress&page=2")).toBe(
    "/search?q=red+dress&page=2",
  );
  expect(wayBack("http://localhost:3000/")).toBe("/");
  expect(wayBack("https://shop.example/categories/%E9%9E%8B%E5%AD%90")).toBe(
    "/categories/%E9%9E%8B%E5%AD%90",
  );
});

test("nothing leads to another origin", () => {
  const here = "https://shop.example";
  for (const referer of [
    "https://elsewhere.example/path",
    "https://shop.example//elsewhere.example/path",
    "https://shop.example/\\elsewhere.example",
    "https://shop.example/\\/elsewhere.example",
    "https://shop.example/\t/elsewhere.example",
    "foo:/\\elsewhere.example",
    "javascript:alert(1)",
    "data:text/html,x",
  ]) {
    expect(new URL(wayBack(referer), here).origin, referer).toBe(here);
  }
});

test("without a page before, the way leads home", () => {
  for (const referer of [null, "", "nonsense", "/search", "about:blank", "file:///etc/passwd"]) {
    expect(wayBack(referer), String(referer)).toBe("/");
  }
});
