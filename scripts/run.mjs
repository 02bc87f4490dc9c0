// Runs scripts/<name>.ts: `node scripts/run.mjs start --dev`. This is the first thing to run in a fresh clone, so it is
// plain JavaScript that needs only Node: it installs and generates what is missing, and reads .env.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const OLDEST_NODE = [20, 19];

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
requireNode();
if (existsSync(".env")) process.loadEnvFile(".env");
if (!installedAsLocked()) install();

await import("tsx");
const { printPlainly } = await import("../lib/plain-console.ts");
printPlainly();
const { generateClient } = await import("./start/generate.ts");
const { reportFailure } = await import("../lib/failures/report-failure.ts");
await generateClient(() => console.log("Generating the database client…")).catch((error) => {
  reportFailure(error);
  process.exit();
});

const [name] = process.argv.splice(2, 1);
process.argv[1] = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
await import(`./${name}.ts`);

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  console.error(
    `This is Node ${process.versions.node}; the shop needs ${OLDEST_NODE.join(".")} or newer. Get it from https://nodejs.org, or with your version manager (\`nvm install 20\`).`,
  );
  process.exit(1);
}

/** Whether node_modules matches package-lock.json; npm records what it installed as its last step. */
function installedAsLocked() {
  const installed = readPackages("node_modules/.package-lock.json");
  if (!installed) return false;
  return Object.entries(readPackages("package-lock.json") ?? {}).every(
    ([folder, locked]) =>
      folder === "" ||
      locked.optional ||
      locked.devOptional ||
      locked.peer ||
      installed[folder]?.version === locked.version,
  );
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return null;
  }
}

function install() {
  console.log("Installing packages (a minute or so)…");
  const npm = process.env.npm_execpath;
  const [command, args] = npm?.endsWith("js") ? [process.execPath, [npm]] : ["npm", []];
  const options = ["ci", "--include=dev", "--no-fund", "--no-audit", "--loglevel=error"];
  const { status, error } = spawnSync(command, [...args, ...options], {
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status === 0) return;
  console.error(
    `npm ci failed${error ? ` (${error.message})` : ""}. What it says is above; the npm registry must be reachable. Run this again once that is mended.`,
  );
  process.exit(1);
}
