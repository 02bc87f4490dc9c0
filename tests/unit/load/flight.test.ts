import { expect, test } from "vitest";
import { findProps } from "@/scripts/load/flight";

const LONG = "line one\nline two: ä€";

function payload(): string {
  const length = Buffer.byteLength(LONG).toString(16);
  return [
    '1:"$Sreact.fragment"\n2:I[123,["a.js"],"ProductEditor"]\n',
    `a:T${length},${LONG}`,
    '0:{"b":"build","f":[["",{"children":["$","$L2",null,{"product":{"id":"p","version":3},',
    '"initial":{"title":"$$5 dress","description":"$a"},"initialPhotos":[{"token":"t","alt":"$a"}]}]}]]}\n',
  ].join("");
}

test("props of a component are found by their names, long texts in their place", () => {
  expect(findProps(payload(), ["initial", "initialPhotos"])).toEqual({
    product: { id: "p", version: 3 },
    initial: { title: "$5 dress", description: LONG },
    initialPhotos: [{ token: "t", alt: LONG }],
  });
});

test("a payload without such props, or that is none, gives nothing", () => {
  expect(findProps(payload(), ["initial", "other"])).toBeNull();
  expect(findProps("<html>", ["initialPhotos"])).toBeNull();
});
