import { expect, test } from "vitest";
import {
  parsePlaygroundParams,
  playgroundHref,
} from "@/app/admin/(staff)/playground/playground-params";

const photo = "6f1c3d0a-52b4-4f0e-9a51-0d6c1f6c7b11";

test("a comparison's URL reads back as it was printed, defaults left out", () => {
  const params = {
    q: "red & blue dress",
    photo,
    styles: 7,
    candidates: 120,
    imageWeight: 0.35,
    reranker: "mmr" as const,
    rows: 10,
  };
  const href = playgroundHref(params);
  const { searchParams } = new URL(href, "http://shop");
  expect(parsePlaygroundParams(Object.fromEntries(searchParams))).toEqual(params);
  expect(playgroundHref(parsePlaygroundParams({}))).toBe("/admin/playground");
  expect(playgroundHref({ q: "hat" })).toBe("/admin/playground?q=hat");
});

test("what does not fit has its default", () => {
  const given = {
    q: ["  a\u0000b ", "c"],
    photo: "../x",
    styles: "11",
    candidates: "1e3",
    weight: "1.5",
    reranker: "best",
    rows: "-5",
  };
  expect(parsePlaygroundParams(given)).toEqual({
    q: "a b",
    photo: null,
    styles: 5,
    candidates: 50,
    imageWeight: null,
    reranker: null,
    rows: 20,
  });
});
