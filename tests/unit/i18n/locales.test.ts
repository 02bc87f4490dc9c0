import { expect, test } from "vitest";
import { chooseLocale } from "@/i18n/locales";

test("the chosen language wins over what the browser asks for", () => {
  expect(chooseLocale("en", "zh-TW")).toBe("en");
  expect(chooseLocale("zh-TW", "en-US,en")).toBe("zh-TW");
});

test("a cookie that names no language of the shop is ignored", () => {
  expect(chooseLocale("fr", "zh-TW")).toBe("zh-TW");
  expect(chooseLocale("__proto__", "en")).toBe("en");
});

test("the first language that the browser asks for and the shop speaks is taken", () => {
  expect(chooseLocale(undefined, "zh-HK,zh;q=0.9,en;q=0.8")).toBe("zh-TW");
  expect(chooseLocale(undefined, "fr-FR,fr;q=0.9,zh-TW;q=0.8,en;q=0.7")).toBe("zh-TW");
  expect(chooseLocale(undefined, "en-GB,zh-TW;q=0.9")).toBe("en");
  expect(chooseLocale(undefined, "zh-Hans-CN")).toBe("zh-TW");
});

test("the browser's order is by weight, not by place", () => {
  expect(chooseLocale(undefined, "en;q=0.5, zh-TW;q=0.9")).toBe("zh-TW");
  expect(chooseLocale(undefined, "zh-TW; q=0.1, en; q=0.2")).toBe("en");
});

test("a language that the browser refuses is not taken", () => {
  expect(chooseLocale(undefined, "zh-TW;q=0,fr")).toBe("en");
});

test("English answers everybody else", () => {
  for (const asked of [null, "", "*", "fr", "eng", "zhx", ";;q=,,", "zh-TW;q=none"]) {
    expect(chooseLocale(undefined, asked), String(asked)).toBe("en");
  }
});
