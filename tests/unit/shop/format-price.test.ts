import { expect, test } from "vitest";
import { decimalPrice, formatPrice } from "@/components/format-price";

test("prices follow their currency's own minor unit", () => {
  expect(formatPrice(5900, "EUR")).toBe("€59.00");
  expect(formatPrice(123456, "USD")).toBe("$1,234.56");
  expect(formatPrice(5900, "JPY")).toBe("¥5,900");
  expect(formatPrice(5900, "KWD")).toMatch(/5\.900$/);
});

test("a code that is no currency's is shown as it is", () => {
  expect(formatPrice(5900, "X!")).toBe("59.00 X!");
  expect(decimalPrice(5900, "X!")).toBe("59.00");
});

test("machines read prices without symbols or grouping", () => {
  expect(decimalPrice(123456, "USD")).toBe("1234.56");
  expect(decimalPrice(5900, "JPY")).toBe("5900");
});
