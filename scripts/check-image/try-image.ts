import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { type Assembled, UNPRIVILEGED } from "@/scripts/check-image/assemble";
import { startImageDatabase } from "@/scripts/check-image/image-database";
import { findFreePort } from "@/scripts/start/free-port";
import { step } from "@/scripts/start/progress";
import { getHealth, localOrigin, waitUntilServing } from "@/scripts/start/web";

const QUERY = "/api/search?q=dress&perPage=3";

/**
 * Runs the image's programs the way compose.yaml does, as an unprivileged user and with no other settings than the
 * image's: migrate, web, worker, some demo products, a search, a photo.
 */
export async function tryImage({ appFolder, dataDir, stage }: Assembled, folder: string) {
  const database = await startImageDatabase(folder);
  const port = await findFreePort();
  const children: ChildProcess[] = [];
  const start = (args: string[]) => {
    const [program = "node", ...rest] = args;
    const child = spawn(program === "node" ? process.execPath : program, rest, {
      cwd: appFolder,
      ...UNPRIVILEGED,
      env: {
        NODE_ENV: "production",
        PATH: process.env.PATH,
        HOME: dataDir,
        ...Object.fromEntries(stage.env),
        DATABASE_URL: database.url,
        DATA_DIR: dataDir,
        PORT: String(port),
        DEMO_PRODUCTS: "12",
      },
      stdio: ["ignore", "ignore", "inherit"],
    });
    children.push(child);
    return child;
  };
  try {
    await step(`Running the image against ${database.title}`, async (report) => {
      report("(migrating)");
      await toItsEnd(start(["node", "dist/migrate.mjs"]));
      start(stage.command);
      start(["node", "dist/worker.mjs"]);
      report("(filling)");
      await toItsEnd(start(["node", "dist/seed-demo.mjs"]));
      await waitUntilServing(localOrigin(port), AbortSignal.timeout(60_000));
      return checkAnswers(localOrigin(port));
    });
  } finally {
    await Promise.all(children.map(stop));
    await database.stop();
  }
}

async function checkAnswers(shop: string): Promise<string> {
  const { embedded, pending, model } = await getHealth(shop);
  if (pending > 0 || embedded === 0) throw new Error(`${embedded} embedded, ${pending} pending`);
  const response = await fetch(shop + QUERY);
  const { results } = await response.json();
  const [first] = results;
  if (!first) throw new Error(`${QUERY} found nothing.`);
  await checkFrontDoor(shop);
  const photo = await fetch(shop + first.photoUrl);
  const page = await fetch(`${shop}/search?q=dress`);
  for (const each of [photo, page]) {
    if (!each.ok) throw new Error(`${each.url} answered ${each.status}.`);
  }
  return `The image answers: “${first.title}” at distance ${first.distance.toFixed(3)}, ${embedded} products by ${model}`;
}

/** Checks that the front door turns away requests that Next would accept. */
async function checkFrontDoor(shop: string): Promise<void> {
  const headers = { "next-action": "0".repeat(42) };
  const unknown = await fetch(shop, { method: "POST", headers });
  if (unknown.status !== 404) {
    throw new Error(`An action that does not exist is answered with ${unknown.status}.`);
  }
}

async function toItsEnd(child: ChildProcess): Promise<void> {
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", resolve);
  });
  if (code !== 0) throw new Error(`${child.spawnargs.join(" ")} ended with ${code}.`);
}

async function stop(child: ChildProcess): Promise<void> {
  child.kill("SIGTERM");
  const deadline = Date.now() + 15_000;
  while (child.exitCode === null && child.signalCode === null && Date.now() < deadline) {
    await sleep(50);
  }
  child.kill("SIGKILL");
}
