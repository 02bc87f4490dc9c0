import { afterEach, expect, test, vi } from "vitest";
import {
  MOST_SEEN,
  parseSeen,
  readSeen,
  withSeen,
  writeSeen,
} from "@/components/recently-seen/seen-handles";

afterEach(() => vi.unstubAllGlobals());

test("the last seen comes first and is there once", () => {
  expect(withSeen(["a", "b", "c"], "b")).toEqual(["b", "a", "c"]);
});

test("twelve are remembered, and the oldest is forgotten", () => {
  const twelve = Array.from({ length: MOST_SEEN }, (_, n) => `p-${n}`);
  const next = withSeen(twelve, "new");
  expect(next).toHaveLength(12);
  expect(next[0]).toBe("new");
  expect(next).not.toContain("p-11");
});

test.each([null, "", "{", "3", '{"a":1}', '["Not a handle","<b>",7,null,"../x"]'])(
  "what is not ours reads as nothing: %j",
  (stored) => {
    expect(parseSeen(stored)).toEqual([]);
  },
);

test("what was written before is cleaned on reading", () => {
  expect(parseSeen('["a","a","B!","b"]')).toEqual(["a", "b"]);
});

test("a browser that keeps nothing does no harm", () => {
  const refuse = () => {
    throw new DOMException("denied", "SecurityError");
  };
  vi.stubGlobal("localStorage", { getItem: refuse, setItem: refuse, removeItem: refuse });
  writeSeen(["a"]);
  writeSeen([]);
  expect(readSeen()).toEqual([]);
});
