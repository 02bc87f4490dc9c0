import { expect, test } from "vitest";
import { pageWindow } from "@/components/page-window";

function shown(page: number, pageCount: number): string {
  return pageWindow(page, pageCount)
    .map((entry) => entry.page ?? "…")
    .join(" ");
}

test("pages show both ends and two neighbours", () => {
  expect(shown(1, 3)).toBe("1 2 3");
  expect(shown(1, 40)).toBe("1 2 3 … 40");
  expect(shown(20, 40)).toBe("1 … 18 19 20 21 22 … 40");
  expect(shown(40, 40)).toBe("1 … 38 39 40");
});

test("a gap of one page is that page", () => {
  expect(shown(5, 9)).toBe("1 2 3 4 5 6 7 8 9");
});
