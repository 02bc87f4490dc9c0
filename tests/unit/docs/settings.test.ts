import { expect, test } from "vitest";
import { envSchema } from "@/lib/env";
import { inlineCode, readPage } from "@/tests/support/markdown";

/** Set by tools, not by people. */
const NOT_SETTINGS = ["NODE_ENV"];

test("docs/deploy.md lists every setting", () => {
  const { text } = readPage("docs/deploy.md");
  const [, settings = ""] = text.split("## Settings\n");
  const [listed = ""] = settings.split("\n## ");
  const named = inlineCode(listed);
  const all = Object.keys(envSchema.shape).filter((name) => !NOT_SETTINGS.includes(name));
  expect(all.filter((name) => !named.includes(name))).toEqual([]);
});
