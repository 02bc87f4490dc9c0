/**
 * Loaded before the web server, as in `node --import ./dist/front-door.mjs server.js`, to stand in front of it.
 * `.next/server/server-reference-manifest.json` next to the program tells it which build it serves.
 */
import { existsSync, readFileSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { isMainThread } from "node:worker_threads";
import { env } from "@/lib/env";
import { UserError } from "@/lib/errors";
import { openFrontDoor } from "@/lib/http/front-door/open";

const MANIFEST = ".next/server/server-reference-manifest.json";

function main(): void {
  const { NODE_ENV, SHOP_URL, trustedProxies, rateFactor } = env();
  const manifest = path.join(path.dirname(process.argv[1] ?? ""), MANIFEST);
  const isBuilt = existsSync(manifest);
  if (!isBuilt && NODE_ENV === "production") {
    throw new UserError(
      "no-build",
      `The front door stands before a built web server, and finds none at ${manifest}. Build it with \`npm run build\`.`,
    );
  }
  openFrontDoor(http, {
    trustedProxies,
    rateFactor,
    shopUrl: SHOP_URL,
    actionManifest: isBuilt ? readFileSync(manifest, "utf8") : null,
  });
}

try {
  // A preloaded module is also loaded in each of the program's threads.
  if (isMainThread) main();
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  console.error(error.message);
  process.exit(1);
}
