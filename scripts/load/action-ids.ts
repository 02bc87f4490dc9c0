import { readFile } from "node:fs/promises";

const MANIFEST = ".next/standalone/.next/server/server-reference-manifest.json";

export type ActionIds = {
  /** @throws Error listing the existing actions */
  idOf(name: string): string;
};

/** The ids that the last build gave the shop's server actions, by their names in the source. */
export async function readActionIds(manifest = MANIFEST): Promise<ActionIds> {
  return actionIds(JSON.parse(await readFile(manifest, "utf8")));
}

export function actionIds(manifest: {
  node: Record<string, { exportedName?: string }>;
}): ActionIds {
  const ids = new Map(
    Object.entries(manifest.node).map(([id, { exportedName }]) => [exportedName ?? id, id]),
  );
  return {
    idOf(name) {
      const id = ids.get(name);
      if (id) return id;
      throw new Error(`The build has no action ${name}, only ${[...ids.keys()].join(", ")}.`);
    },
  };
}
