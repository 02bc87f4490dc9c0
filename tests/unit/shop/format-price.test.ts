import { expect, test } from "vitest";
import { decimalPrice, formatPrice } from "@/components/format-price";

test("prices follow their currency's own minor unit", () => {
  expect(formatPrice(5900, "EUR", "en")).toBe("€59.00");
  expect(formatPrice(123456, "USD", "en")).toBe("$1,234.56");
  expect(formatPrice(5900, "JPY", "en")).toBe("¥5,900");
  expect(formatPrice(5900, "KWD", "en")).toMatch(/5\.900$/);
});

test("each language tells the currencies apart that share a sign", () => {
  expect(formatPrice(129000, "TWD", "zh-TW")).toBe("$1,290");
  expect(formatPrice(129000, "TWD", "en")).toBe("NT$1,290");
  expect(formatPrice(5900, "USD", "zh-TW")).toBe("US$59.00");
  expect(formatPrice(5900, "EUR", "zh-TW")).toBe("€59.00");
});

test("a currency without coins shows its minor unit only where there is some", () => {
  expect(formatPrice(129050, "TWD", "zh-TW")).toBe("$1,290.50");
  expect(formatPrice(129000, "EUR", "en")).toBe("€1,290.00");
});

test("a code that is no currency's is shown as it is", () => {
  expect(formatPrice(5900, "X!", "zh-TW")).toBe("59.00 X!");
  expect(decimalPrice(5900, "X!")).toBe("59.00");
});

test("machines read prices without symbols or grouping", () => {
  expect(decimalPrice(123456, "USD")).toBe("1234.56");
  expect(decimalPrice(5900, "JPY")).toBe("5900");
});
