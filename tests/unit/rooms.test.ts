import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

/** The folder of `lib` that a module belongs to, or its own name where it lies in `lib` itself. */
function folderOf(module: string): string {
  return module.split("/")[2] ?? module;
}

/** The room of `lib/search` that a module belongs to; null outside, and for the files above the rooms. */
function roomOf(module: string): string | null {
  const parts = module.split("/");
  return parts[2] === "search" && parts.length > 4 ? (parts[3] as string) : null;
}

function listModules(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const where = path.posix.join(folder, name);
    if (name === "generated") return [];
    if (statSync(where).isDirectory()) return listModules(where);
    return /\.tsx?$/.test(name) ? [where] : [];
  });
}

type Arrows = Map<string, Map<string, string>>;

/** Which group imports which, each with the import that shows it. */
function arrows(groupOf: (module: string) => string | null): Arrows {
  const found: Arrows = new Map();
  for (const file of listModules("lib")) {
    const from = groupOf(`@/${file.replace(/\.tsx?$/, "")}`);
    for (const [, imported = ""] of readFileSync(file, "utf8").matchAll(/"(@\/lib\/[^"]+)"/g)) {
      const to = groupOf(imported);
      if (from === null || to === null || from === to) continue;
      const targets = found.get(from) ?? new Map<string, string>();
      found.set(from, targets.set(to, `${file} imports ${imported}`));
    }
  }
  return found;
}

/** A way from a group back to itself; null where there is none. */
function findCircle(graph: Arrows): string[] | null {
  const finished = new Set<string>();
  const walk = (group: string, way: string[]): string[] | null => {
    if (way.includes(group)) return way.slice(way.indexOf(group));
    if (finished.has(group)) return null;
    for (const next of graph.get(group)?.keys() ?? []) {
      const circle = walk(next, [...way, group]);
      if (circle) return circle;
    }
    finished.add(group);
    return null;
  };
  for (const group of graph.keys()) {
    const circle = walk(group, []);
    if (circle) {
      return circle.map((from, at) => {
        const to = circle[(at + 1) % circle.length] as string;
        return graph.get(from)?.get(to) ?? "";
      });
    }
  }
  return null;
}

test("imports between the folders of lib go one way", () => {
  const graph = arrows((module) =>
    module.startsWith("@/lib/generated") ? null : folderOf(module),
  );
  expect(graph.size).toBeGreaterThan(10);
  expect(findCircle(graph)).toBeNull();
});

test("imports between the rooms of lib/search go one way", () => {
  const graph = arrows(roomOf);
  expect(graph.get("relevance")?.has("retrieval")).toBe(true);
  expect(findCircle(graph)).toBeNull();
});

test("a circle is found", () => {
  const graph: Arrows = new Map([
    ["a", new Map([["b", "a imports b"]])],
    ["b", new Map([["c", "b imports c"]])],
    ["c", new Map([["b", "c imports b"]])],
  ]);
  expect(findCircle(graph)).toEqual(["b imports c", "c imports b"]);
});
