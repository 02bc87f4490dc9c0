import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { drawMap } from "@/scripts/draw-map/draw-map";

test("docs/architecture.svg is what its text gives: run `npm run docs:map` after changing it", async () => {
  const text = await readFile("docs/architecture.dot", "utf8");
  expect(await readFile("docs/architecture.svg", "utf8")).toBe(await drawMap(text));
});

test("a map has colours of its own for light and dark, and no font that a reader may lack", async () => {
  const svg = await drawMap(
    'digraph { a -> b [class=query] c [class=table shape=cylinder fontname="Arial"] }',
  );
  expect(svg).toMatch(/^<svg/);
  expect(svg).toContain("@media (prefers-color-scheme: dark)");
  expect(svg).not.toContain("font-family=");
  expect(svg.match(/\.query > path \{ stroke: #[\da-f]{6} \}/g)).toHaveLength(2);
});

test("a text that is no graph is refused", async () => {
  await expect(drawMap("digraph {")).rejects.toThrow(/syntax error/);
});
