import { chmod, mkdtemp, readFile, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { adminPath, signInHref } from "@/lib/accounts/local-path";
import { credentialsSchema, newAdminSchema } from "@/lib/accounts/schema";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** Settings are read once a process, so each test reads them afresh. */
async function secretWith(settings: Record<string, string>) {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  vi.resetModules();
  return (await import("@/lib/accounts/secret")).authSecret();
}

function problemsOf(input: { email: string; password: string }): string[] {
  return newAdminSchema.safeParse(input).error?.issues.map((issue) => issue.message) ?? [];
}

test("signing in leads back to paths of the admin", () => {
  expect(adminPath("/admin/products/new")).toBe("/admin/products/new");
  expect(adminPath("/admin?status=draft&page=2")).toBe("/admin?status=draft&page=2");
});

test("signing in never leads to another host, scheme or script", () => {
  for (const wanted of [
    "https://evil.example/admin",
    "//evil.example/admin",
    "/\\evil.example/admin",
    "\\\\evil.example/admin",
    "/\t/evil.example/admin",
    "javascript:alert(1)",
    "/admin/../../evil",
    "/administrator",
    "/admin/sign-in?next=/admin",
    "/search",
    "",
    null,
    ["/admin"],
    `/admin/${"a".repeat(3000)}`,
  ]) {
    expect(adminPath(wanted), String(wanted)).toBe("/admin");
  }
});

test("the way to the sign-in remembers where somebody was going", () => {
  expect(signInHref("/admin")).toBe("/admin/sign-in");
  expect(signInHref("/admin/products/new")).toBe("/admin/sign-in?next=%2Fadmin%2Fproducts%2Fnew");
});

test("a new account needs a real address and a long password of some variety", () => {
  expect(problemsOf({ email: "you@shop.example", password: "three plain words" })).toEqual([]);
  expect(problemsOf({ email: "you", password: "three plain words" })).toHaveLength(1);
  expect(problemsOf({ email: "you@shop.example", password: "eleven char" })).toHaveLength(1);
  expect(problemsOf({ email: "you@shop.example", password: "abababababababab" })).toHaveLength(1);
  expect(problemsOf({ email: "you@shop.example", password: "You@Shop.Example1" })).toHaveLength(1);
  expect(problemsOf({ email: "you@shop.example", password: "words ".repeat(30) })).toHaveLength(1);
});

test("an address is compared without case and surrounding space", () => {
  const { email } = credentialsSchema.parse({ email: "  You@Shop.Example ", password: "x" });
  expect(email).toBe("you@shop.example");
});

test("the secret is generated once, for the owner's eyes only", async () => {
  const folder = path.join(await mkdtemp(path.join(tmpdir(), "accounts-")), "data");
  const [first, second] = await Promise.all([
    secretWith({ DATA_DIR: folder, AUTH_SECRET: "" }),
    secretWith({ DATA_DIR: folder, AUTH_SECRET: "" }),
  ]);
  expect(first.length).toBeGreaterThanOrEqual(43);
  expect(second).toBe(first);
  const file = path.join(folder, "auth-secret");
  expect((await readFile(file, "utf8")).trim()).toBe(first);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test("a secret from the settings wins, when it is long enough", async () => {
  const secret = "0123456789abcdef0123456789abcdef";
  expect(await secretWith({ AUTH_SECRET: secret })).toBe(secret);
  await expect(secretWith({ AUTH_SECRET: "short" })).rejects.toThrow(/AUTH_SECRET is too short/);
});

test("without a writable folder the error names the setting that helps", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "accounts-"));
  await writeFile(path.join(folder, "file"), "");
  await chmod(folder, 0o500);
  const secret = secretWith({ DATA_DIR: path.join(folder, "file", "data"), AUTH_SECRET: "" });
  await expect(secret).rejects.toThrow(/Set AUTH_SECRET/);
});
