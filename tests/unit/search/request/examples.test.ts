import fc from "fast-check";
import { expect, test } from "vitest";
import { lessLike, moreLike, withoutExample } from "@/lib/search/request/examples";
import { MAX_EXAMPLES } from "@/lib/search/request/param-schemas";
import { DEFAULT_REQUEST } from "@/lib/search/request/search-params";

test("a sixth example takes the place of the oldest", () => {
  let request = DEFAULT_REQUEST;
  for (const handle of ["a", "b", "c", "d", "e", "f"]) request = moreLike(request, handle);
  expect(request.more).toEqual(["b", "c", "d", "e", "f"]);
});

test("what is liked after all is no longer disliked", () => {
  const disliked = lessLike(moreLike(DEFAULT_REQUEST, "a"), "b");
  expect(disliked).toMatchObject({ more: ["a"], less: ["b"] });
  expect(moreLike(disliked, "b")).toMatchObject({ more: ["a", "b"], less: [] });
});

test("any series of choices leaves short lists that share nothing", () => {
  const step = fc.tuple(
    fc.constantFrom(moreLike, lessLike, withoutExample),
    fc.constantFrom(..."abcdefgh"),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let request = DEFAULT_REQUEST;
      for (const [choose, handle] of steps) {
        request = choose(request, handle);
        expect(request.more.includes(handle)).toBe(choose === moreLike);
        expect(request.less.includes(handle)).toBe(choose === lessLike);
      }
      const { more, less } = request;
      expect(Math.max(more.length, less.length)).toBeLessThanOrEqual(MAX_EXAMPLES);
      expect(new Set([...more, ...less]).size).toBe(more.length + less.length);
    }),
  );
});

test("another example starts at the first page, with no style unfolded, and keeps all else", () => {
  const request = {
    ...DEFAULT_REQUEST,
    q: "dress",
    photo: "p",
    page: 4,
    open: 2,
    sort: "newest" as const,
  };
  expect(moreLike(request, "a")).toEqual({ ...request, more: ["a"], page: 1, open: null });
});
