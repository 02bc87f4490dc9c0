import { expect, test } from "vitest";
import { unsentWords } from "@/app/admin/_components/send-staff-action";
import { unsentBy, whenAgain } from "@/components/sending/unsent";
import en from "@/messages/en.json";
import zhTW from "@/messages/zh-TW.json";

const at = Date.parse("2026-11-30T12:00:00Z");
const answer = (status: number, headers: Record<string, string> = {}) =>
  unsentBy(new Response(null, { status, headers }), at);

test("each refusal on the way is told from the others, and from a broken connection", () => {
  expect(answer(413).code).toBe("body-too-large");
  expect(answer(429).code).toBe("too-many-requests");
  expect(answer(503).code).toBe("busy");
  for (const status of [403, 404, 500, 502, 504]) expect(answer(status).code).toBe("no-answer");
  expect(answer(401).code).toBe("signed-out");
  expect(answer(408).code).toBe("not-sent");
  expect(unsentBy(null)).toEqual({ code: "not-sent", retryAfterS: null });
});

test("Retry-After is read as seconds or a date, and kept within an hour", () => {
  const seconds = (value: string) => answer(503, { "retry-after": value }).retryAfterS;
  expect(seconds("7")).toBe(7);
  expect(seconds("0")).toBe(1);
  expect(seconds("Mon, 30 Nov 2026 12:00:45 GMT")).toBe(45);
  expect(seconds("Mon, 30 Nov 2026 11:00:00 GMT")).toBe(1);
  expect(seconds("999999999")).toBe(3600);
  expect(seconds("soon")).toBeNull();
  expect(answer(503).retryAfterS).toBeNull();
});

test("when to try again is said in the language at hand", () => {
  expect(whenAgain(30, "en", "in a moment")).toBe("in 30 seconds");
  expect(whenAgain(1, "en", "in a moment")).toBe("in 1 second");
  expect(whenAgain(300, "en", "in a moment")).toBe("in 5 minutes");
  expect(whenAgain(30, "zh-TW", "稍後")).toBe("30 秒後");
  expect(whenAgain(null, "zh-TW", "稍後")).toBe("稍後");
});

test("no two reasons are told in the same words, in any language", () => {
  for (const { SearchField } of [en, zhTW]) {
    const sentences = Object.values(SearchField.unsent);
    expect(sentences).toHaveLength(5);
    expect(new Set(sentences).size).toBe(5);
    expect(SearchField.unsent.busy).toContain("{when}");
    expect(SearchField.unsent["too-many-requests"]).toContain("{when}");
  }
  const staff = (
    ["body-too-large", "too-many-requests", "busy", "signed-out", "no-answer", "not-sent"] as const
  ).map((code) => unsentWords({ code, retryAfterS: 20 }, "photo"));
  expect(new Set(staff).size).toBe(6);
  expect(staff.join(" ")).toContain("in 20 seconds");
});
