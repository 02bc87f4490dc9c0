import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { UserError } from "@/lib/errors";
import { reportFailure } from "@/lib/report-failure";
import { assembleImage } from "@/scripts/check-image/assemble";
import { tracedFunctions } from "@/scripts/check-image/function-size";
import { tryImage } from "@/scripts/check-image/try-image";

/** Vercel's limit for a function, unpacked. */
const LARGEST_FUNCTION_BYTES = 250_000_000;

/** Performs the image's own steps in a clean folder and gets a search result out of it. */
async function main(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "shop-image-"));
  try {
    console.log("Performing the Dockerfile's steps (a minute or two)…");
    const assembled = await assembleImage(folder);
    console.log(`✓ Performed them; the image adds ${du(assembled.appFolder)} to Node's`);
    checkFunctionSize(assembled.buildFolder);
    await tryImage(assembled, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function checkFunctionSize(buildFolder: string): void {
  const [largest] = tracedFunctions(buildFolder);
  if (!largest) throw new Error("The build has no traces to measure.");
  const { route, bytes, nativeBytes } = largest;
  console.log(
    `✓ The largest function, ${route}, is ${megabytes(bytes)} (${megabytes(nativeBytes)} of it native parts and models); the limit is ${megabytes(LARGEST_FUNCTION_BYTES)}.`,
  );
  if (bytes >= LARGEST_FUNCTION_BYTES) {
    throw new UserError("function-size", "That is over the limit: see what next.config.js traces.");
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function du(folder: string): string {
  return `${execFileSync("du", ["-sm", folder], { encoding: "utf8" }).split("\t")[0]} MB`;
}

main().catch(reportFailure);
