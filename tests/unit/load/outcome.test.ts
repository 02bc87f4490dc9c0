import { expect, test } from "vitest";
import { readOutcome, tellOutcomes } from "@/scripts/load/outcome";
import type { Answer } from "@/scripts/load/send";

function answer(overrides: Partial<Answer>): Answer {
  return {
    status: 200,
    headers: {},
    body: "",
    tookMs: 1,
    sentBytes: 0,
    failure: null,
    ...overrides,
  };
}

function failing(code: string, more = ""): string {
  return `0:{"a":"$@1"}\n1:{"ok":false,"error":{"code":"${code}","message":"Words."${more}}}\n`;
}

test("a redirect is a call that was taken, and says where it leads", () => {
  const headers = { "x-action-redirect": "/search?photo=1;push" };
  const outcome = readOutcome(answer({ status: 303, headers }));
  expect(outcome).toMatchObject({ kind: "taken", location: "/search?photo=1" });
});

test.each([
  [answer({ status: 429, headers: { "retry-after": "7" } }), "busy", true],
  [answer({ status: 503 }), "busy", false],
  [answer({ body: failing("too-many-requests", ',"retryAfterS":4') }), "busy", true],
  [answer({ body: failing("photos-busy") }), "busy", false],
  [
    answer({ body: failing("too-many-attempts").replace("Words.", "Please wait 3 minutes.") }),
    "busy",
    true,
  ],
  [answer({ body: failing("photo-too-many-pixels") }), "refused", false],
  [answer({ body: failing("wrong-credentials") }), "refused", false],
  [answer({ status: 413 }), "refused", false],
  [answer({ body: failing("unexpected") }), "failed", false],
  [answer({ status: 500 }), "failed", false],
  [answer({ status: 0, failure: "ECONNRESET" }), "failed", false],
  [answer({ failure: "cut off" }), "failed", false],
  [answer({ body: '1:{"ok":true,"value":{}}' }), "taken", false],
] as const)(
  "what became of a call is told by status, headers and code (%#)",
  (given, kind, says) => {
    expect(readOutcome(given)).toMatchObject({ kind, saysWhen: says });
  },
);

test("outcomes are counted by kind, with the codes of those that were not taken", () => {
  const outcomes = [
    answer({}),
    answer({ status: 429 }),
    answer({ status: 429 }),
    answer({ body: failing("photo-damaged") }),
  ].map(readOutcome);
  expect(tellOutcomes(outcomes)).toBe("1 taken, 2 busy (429 2), 1 refused (photo-damaged 1)");
});
