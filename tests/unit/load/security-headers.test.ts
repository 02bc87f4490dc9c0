import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { policyProblems } from "@/scripts/load/security-headers";
import { readCookies } from "@/scripts/load/sign-in";

const SCRIPT = "self.x=1";
const HASH = createHash("sha256").update(SCRIPT).digest("base64");
const PAGE = `<script src="/a.js"></script><script>${SCRIPT}</script><script type="application/ld+json">{"a":1}</script>`;

test("a policy that lets exactly the page's own scripts run has no problem", () => {
  const policy = `default-src 'self'; script-src 'self' 'sha256-${HASH}'; frame-ancestors 'none'`;
  expect(policyProblems(policy, PAGE)).toEqual([]);
});

test("a nonce counts for the scripts that carry it", () => {
  const policy = "script-src 'nonce-abc'; frame-ancestors 'self'";
  expect(policyProblems(policy, `<script nonce="abc">${SCRIPT}</script>`)).toEqual([]);
  expect(policyProblems(policy, `<script nonce="other">${SCRIPT}</script>`)).toHaveLength(1);
});

test.each([
  [undefined, "no Content-Security-Policy"],
  ["script-src 'self'", "no frame-ancestors"],
  ["frame-ancestors 'none'", "no script-src"],
  ["script-src 'self' 'unsafe-inline'; frame-ancestors 'none'", "'unsafe-inline'"],
  ["default-src *; frame-ancestors 'none'", "scripts from *"],
  ["script-src 'self'; frame-ancestors 'none'", "1 of the page's own inline scripts blocked"],
])("what a policy lacks is named: %s", (policy, problem) => {
  expect(policyProblems(policy, PAGE).join("; ")).toContain(problem);
});

test("cookies are what the last line of each name left", () => {
  const cookies = readCookies(["a=1; Path=/", "b=2; HttpOnly", "a=3=4; Secure", "b=; Max-Age=0"]);
  expect([...cookies]).toEqual([["a", "3=4"]]);
});
