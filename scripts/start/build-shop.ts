import { existsSync } from "node:fs";
import { cp, rm } from "node:fs/promises";
import { env } from "@/lib/env";
import { buildTowerThread } from "@/scripts/build-tower-thread";
import { bundlePrograms } from "@/scripts/bundle";
import { actionsKey } from "@/scripts/start/actions-key";
import { compressStatic } from "@/scripts/start/compress-static";
import { fingerprint, isFresh, writeStamp } from "@/scripts/start/freshness";
import { runTool } from "@/scripts/start/run-tool";

/** Everything that the web server is built from. */
const SOURCES = [
  "app",
  "components",
  "i18n",
  "lib",
  "messages",
  "public",
  "instrumentation.ts",
  "proxy.ts",
  "prisma/schema.prisma",
  "next.config.js",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];
const PROGRAMS = {
  "front-door": "scripts/front-door.ts",
  worker: "scripts/worker.ts",
  migrate: "scripts/migrate.ts",
  "create-admin": "scripts/create-admin.ts",
  import: "scripts/import.ts",
  "seed-demo": "scripts/seed-demo.ts",
  "write-demo": "demo/write.ts",
};
const PROGRAM_SOURCES = [
  "lib",
  "scripts",
  "demo",
  "i18n",
  "messages",
  "prisma/schema.prisma",
  "package-lock.json",
];

const PROGRAMS_STAMP = "dist/programs.stamp";
const WEB_STAMP = ".next/standalone/web.stamp";
const DEPLOYMENT_ID_LENGTH = 16;
const PLATFORM = [process.platform, process.arch, process.versions.modules ?? ""];

/** Bundles the worker and the image's other programs, unless they are up to date. */
export async function buildPrograms(): Promise<boolean> {
  const print = await fingerprint(PROGRAM_SOURCES, PLATFORM);
  await buildTowerThread();
  if (await isFresh(PROGRAMS_STAMP, print)) return false;
  await bundlePrograms(PROGRAMS);
  await writeStamp(PROGRAMS_STAMP, print);
  return true;
}

/**
 * Builds the web server into .next/standalone, complete with its static files, unless it is up to date. Expects the
 * generated client and the programs to exist, because what the server loads at run time is traced from disk.
 * @returns whether anything was built
 */
export async function buildWeb(): Promise<boolean> {
  const { EMBEDDING_MODEL, SHOP_URL } = env();
  const key = await actionsKey();
  const print = await fingerprint(SOURCES, [...PLATFORM, EMBEDDING_MODEL, SHOP_URL ?? "", key]);
  if (await isFresh(WEB_STAMP, print)) return false;
  await rm(".next/standalone", { recursive: true, force: true });
  await runTool("node_modules/next/dist/bin/next", ["build"], {
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key,
    // Derived from the sources, so that machines that each build them can serve each other's tabs. A platform's own id
    // wins.
    NEXT_DEPLOYMENT_ID: process.env.NEXT_DEPLOYMENT_ID || print.slice(0, DEPLOYMENT_ID_LENGTH),
  });
  await cp(".next/static", ".next/standalone/.next/static", { recursive: true });
  await compressStatic(".next/standalone/.next/static");
  if (existsSync("public")) await cp("public", ".next/standalone/public", { recursive: true });
  await writeStamp(WEB_STAMP, print);
  return true;
}
