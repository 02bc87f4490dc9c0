import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

type Locked = {
  version?: string;
  resolved?: string;
  link?: boolean;
  optionalDependencies?: Record<string, string>;
};

const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
  packages: Record<string, Locked>;
};

/** Where Node would find a dependency of the package in this folder: its own node_modules, or one further up. */
function isLocked(folder: string, name: string): boolean {
  for (let base = folder; ; base = base.slice(0, Math.max(base.lastIndexOf("/node_modules/"), 0))) {
    if (packages[`${base}${base && "/"}node_modules/${name}`]) return true;
    if (base === "") return false;
  }
}

test("the lock file has the native packages of every platform, or npm ci refuses it", () => {
  const missing = Object.entries(packages).flatMap(([folder, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isLocked(folder, name)),
  );
  expect(missing).toEqual([]);
});

test("the lock file names no host: packages come from the registry that npm is set to", () => {
  const named = Object.values(packages).flatMap(({ resolved }) => resolved ?? []);
  // The project's own workspaces are links to their folders.
  expect(named).toEqual(["demo"]);
});
