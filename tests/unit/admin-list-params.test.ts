import { expect, test } from "vitest";
import { listHref, parseListParams } from "@/app/admin/(staff)/_components/list-params";

test("the table's state survives its URL", () => {
  const params = { q: "red & blue", status: "draft", page: 3 } as const;
  const { searchParams } = new URL(listHref(params), "http://shop.test");
  expect(parseListParams(Object.fromEntries(searchParams))).toEqual(params);
  expect(listHref({ q: "", status: null, page: 1 })).toBe("/admin");
});

test("what does not fit falls back to the whole list", () => {
  expect(parseListParams({ status: "gone", page: "-1", q: ["  a\u0000b ", "c"] })).toEqual({
    q: "a b",
    status: null,
    page: 1,
  });
  expect(parseListParams({ page: "1e9" }).page).toBe(1);
  expect(parseListParams({ q: "x".repeat(1000) }).q).toHaveLength(200);
});
