import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { envSchema } from "@/lib/env";

const compose = readFileSync("compose.yaml", "utf8");

/** The lines of a service, or of what services share. */
function block(name: string): string {
  const [, body = ""] =
    new RegExp(`^( *)${name}:.*\\n((?:\\1 +.*\\n|\\s*\\n)*)`, "m").exec(compose)?.slice(1) ?? [];
  return body;
}

/** What the programs of the image are given, by name. */
function given(body: string): Map<string, string> {
  const lines = body.matchAll(/^ +([A-Z][A-Z_]+): (.*)$/gm);
  return new Map([...lines].map(([, name = "", value = ""]) => [name, value]));
}

const settings = new Map([...given(block("x-shop")), ...given(block("migrate"))]);

test("compose passes every setting of the shop", () => {
  expect(Object.keys(envSchema.shape).filter((name) => !settings.has(name))).toEqual([]);
});

test("compose passes no setting that the shop does not have", () => {
  const known = Object.keys(envSchema.shape);
  expect([...settings.keys()].filter((name) => !known.includes(name))).toEqual([]);
});

test("a setting is passed under its own name, and one that is not set stays the shop's own", () => {
  const own = {
    NODE_ENV: "production",
    DATABASE_PASSWORD: /^\$\{POSTGRES_PASSWORD:\?/,
    DATA_DIR: "/data",
    PORT: '"3000"',
    HOSTNAME: /^\$\{LISTEN_ADDRESS:-0\.0\.0\.0\}$/,
  };
  for (const [name, value] of settings) {
    const expected = own[name as keyof typeof own] ?? new RegExp(`^\\$\\{${name}:-`);
    expect(value, name).toMatch(expected);
  }
});

test("no password is written into an address, where some characters would end it", () => {
  expect(compose).not.toMatch(/:\/\/[^\s]*\$\{[A-Z_]*PASSWORD/);
});

test("the database's image is pinned to a pgvector that builds and vacuums its indexes safely", () => {
  const [, version = ""] = /image: pgvector\/pgvector:([\d.]+)-pg\d+\n/.exec(compose) ?? [];
  const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
  expect(major * 10_000 + minor * 100 + patch).toBeGreaterThanOrEqual(8_04);
});

test("web servers scale: none has a name or a port of the host to itself", () => {
  expect(compose).not.toContain("container_name");
  expect(block("web")).toMatch(/- "\$\{PORT:-3000\}:3000"/);
  expect(block("worker")).not.toContain("ports:");
});
