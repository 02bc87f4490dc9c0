import { expect, test } from "vitest";
import { randomFrom } from "@/lib/evaluation/random";
import { parseSearchRequest } from "@/lib/search/request/search-params";
import {
  addressOf,
  chooseKind,
  KINDS,
  pagePath,
  SHARES,
  searchParameters,
} from "@/scripts/check-stress/mix";

const words = {
  colours: ["Navy", "Red"],
  broads: ["Dresses", "Shoes"],
  fines: ["Midi dress", "Boots"],
  brands: ["Alder"],
  tags: ["summer", "linen"],
  handles: ["alder-dress", "alder-boots"],
};

test("clients choose as often as the shares say", () => {
  expect(Object.values<number>(SHARES).reduce((sum, share) => sum + share, 0)).toBe(100);
  const random = randomFrom(1);
  const chosen = Array.from({ length: 20_000 }, () => chooseKind(random));
  for (const kind of KINDS) {
    const share = (100 * chosen.filter((each) => each === kind).length) / chosen.length;
    expect(Math.abs(share - SHARES[kind])).toBeLessThan(1);
  }
});

test("one seed gives one sequence of searches, and the shop understands each of them", () => {
  const series = (seed: number) => {
    const random = randomFrom(seed);
    return Array.from({ length: 200 }, () => searchParameters(words, random).toString());
  };
  expect(series(5)).toEqual(series(5));
  expect(series(5)).not.toEqual(series(6));
  expect(new Set(series(5)).size).toBeGreaterThan(100);
  for (const query of series(5)) {
    const { problems, unknown } = parseSearchRequest(new URLSearchParams(query));
    expect([problems, unknown]).toEqual([[], []]);
  }
});

test("pages are those that a shop has", () => {
  const random = randomFrom(2);
  const paths = new Set(Array.from({ length: 200 }, () => pagePath(words, random)));
  expect([...paths].sort()).toEqual([
    ...["/", "/categories", "/products/alder-boots", "/products/alder-dress"],
  ]);
});

test("no address asks for more than a visitor does, and no two clients share one", () => {
  const counts = new Map<string, number>();
  for (let client = 0; client < 32; client++) {
    for (let request = 0; request < 1_000; request++) {
      const address = addressOf(client, request);
      counts.set(address, (counts.get(address) ?? 0) + 1);
    }
  }
  expect(Math.max(...counts.values())).toBe(25);
  expect([...counts.keys()].every((address) => /^10(\.\d{1,3}){3}$/.test(address))).toBe(true);
});
