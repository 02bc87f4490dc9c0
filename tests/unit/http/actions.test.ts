import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { ACTIONS_WITH_RULES, PHOTO_FORM_BYTES, readActions } from "@/lib/http/front-door/actions";
import { MAX_PHOTO_BYTES } from "@/lib/images/photo-limits";
import nextConfig from "@/next.config.js";

const files = readdirSync("app", { recursive: true, encoding: "utf8" })
  .map((file) => path.join("app", file))
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ file, source: readFileSync(file, "utf8") }))
  .filter(({ source }) => /^"use server";$/m.test(source));

/** Every action by its name, with the text from it to the next one. */
const actions = files.flatMap(({ file, source }) =>
  source
    .split(/^export async function /m)
    .slice(1)
    .map((text) => ({ file, name: text.match(/^\w+/)?.[0] ?? "", text })),
);

test("actions with a limit of their own are there, under names that no other action has", () => {
  const names = actions.map(({ name }) => name);
  expect(names.length).toBeGreaterThan(10);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(expect.arrayContaining(ACTIONS_WITH_RULES));
});

test("every action says where its own code begins: what fails before is the visitor's fault", () => {
  for (const { name, text } of actions) {
    expect(text, name).toMatch(/\b(?:runAction|beginAction)\(/);
    const begins = text.search(/\b(?:runAction|beginAction)\(/);
    expect(text.slice(0, begins).replace(/await $/, ""), name).not.toContain("await ");
  }
});

test("a photo of the largest size fits into its form, and no action takes more than Next does", () => {
  const bodySizeLimit = nextConfig.experimental?.serverActions?.bodySizeLimit;
  expect(bodySizeLimit).toBe("14mb");
  expect(PHOTO_FORM_BYTES).toBeGreaterThan(MAX_PHOTO_BYTES + 64 * 1024);
  const manifest = {
    node: Object.fromEntries(
      actions.map(({ name, file }, at) => [`${at}`, { exportedName: name, filename: file }]),
    ),
  };
  for (const { maxBytes, maxBytesSignedIn } of readActions(manifest).values()) {
    expect(Math.max(maxBytes, maxBytesSignedIn)).toBeLessThan(14 * 1024 * 1024);
  }
});

test("only the photo's own action takes a photo from anybody", () => {
  const manifest = {
    node: Object.fromEntries(
      actions.map(({ name, file }) => [name, { exportedName: name, filename: file }]),
    ),
  };
  const open = [...readActions(manifest)].filter(([, { maxBytes }]) => maxBytes > 1024 * 1024);
  expect(open.map(([name]) => name)).toEqual(["searchByPhotoAction"]);
});
