/**
 * Loaded before the web server, as in `node --import ./dist/front-door.mjs server.js`: stands in front of it. Says what
 * it was built for, `.next/server/server-reference-manifest.json` beside the program.
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
  // What is loaded before a program is loaded before each of its threads.
  if (isMainThread) main();
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  console.error(error.message);
  process.exit(1);
}
