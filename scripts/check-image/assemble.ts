import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, cpSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { copyContext } from "@/scripts/check-image/build-context";
import { parseDockerfile, type Stage } from "@/scripts/check-image/dockerfile";
import { runTool } from "@/scripts/start/run-tool";

/** The system's equivalent of the image's USER: nobody, if we may switch users. */
export const UNPRIVILEGED = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

export type Assembled = { buildFolder: string; appFolder: string; dataDir: string; stage: Stage };

/** Performs the Dockerfile's steps in a folder: builds from the context alone, then copies what the image contains. */
export async function assembleImage(folder: string): Promise<Assembled> {
  const [build, image] = parseDockerfile(readFileSync("Dockerfile", "utf8"));
  if (!build || !image) throw new Error("The Dockerfile has two stages no more: mend check-image.");
  const buildFolder = path.join(folder, "build");
  const appFolder = path.join(folder, "app");
  const dataDir = path.join(folder, "data");
  for (const each of [buildFolder, appFolder, dataDir]) mkdirSync(each);
  chmodSync(folder, 0o755);
  if (UNPRIVILEGED.uid !== undefined) chownSync(dataDir, UNPRIVILEGED.uid, UNPRIVILEGED.gid);

  copyContext(buildFolder);
  for (const step of build.runs) await performRun(step, buildFolder);
  for (const { from, paths } of image.copies) {
    if (from !== build.name) throw new Error(`The image copies from ${from ?? "the context"}.`);
    const [source = "", target = ""] = paths;
    cpSync(path.join(buildFolder, path.relative("/app", source)), path.join(appFolder, target), {
      recursive: true,
    });
  }
  execFileSync("chmod", ["-R", "a+rX,go-w", appFolder]);
  return { buildFolder, appFolder, dataDir, stage: image };
}

/** What `npm ci` would install is already installed here, so it is hard-linked instead. */
async function performRun(step: string, folder: string): Promise<void> {
  if (step === "npm ci") {
    execFileSync("cp", ["-al", "node_modules", path.join(folder, "node_modules")]);
  } else if (step === "npm run build") {
    await runTool("scripts/run.mjs", ["build"], { NODE_ENV: "production" }, folder);
  } else throw new Error(`scripts/check-image does not know how to perform RUN ${step}`);
}
