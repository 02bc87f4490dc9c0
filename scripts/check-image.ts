import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { UserError } from "@/lib/errors";
import { reportFailure } from "@/lib/failures/report-failure";
import { assembleImage } from "@/scripts/check-image/assemble";
import { type TracedFunction, tracedFunctions } from "@/scripts/check-image/function-size";
import { tryImage } from "@/scripts/check-image/try-image";

/** Vercel's limit for an unpacked function. */
const LARGEST_FUNCTION_BYTES = 250_000_000;

/** Performs the image's build steps in a clean folder and requests a search result from it. */
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

/** Functions that need no towers whatever changes elsewhere: if one of these has towers, all functions do. */
const WITHOUT_TOWERS = [
  "app/photos/[key]/route",
  "app/api/products/route",
  "app/api/suggest/route",
  "app/sitemap.xml/route",
  "app/robots.txt/route",
  "app/admin/sign-in/page",
  "app/admin/(staff)/page",
];

function checkFunctionSize(buildFolder: string): void {
  const functions = tracedFunctions(buildFolder);
  const [largest] = functions;
  if (!largest) throw new Error("The build has no traces to measure.");
  const others = functions.filter(({ towers }) => towers === "none");
  const [largestOther] = others;
  console.log(
    `✓ The largest of ${functions.length} functions, ${weighed(largest)}; the limit is ${megabytes(LARGEST_FUNCTION_BYTES)}.`,
  );
  if (largestOther) {
    console.log(`✓ ${others.length} run no towers; the largest of them, ${weighed(largestOther)}.`);
  }
  if (largest.bytes >= LARGEST_FUNCTION_BYTES) {
    throw new UserError("function-size", "That is over the limit: see what next.config.js traces.");
  }
  const problems = functions.flatMap(({ route, towers }) => {
    if (towers === "partial") return [`${route} has a part of what runs towers`];
    return towers === "whole" && WITHOUT_TOWERS.includes(route) ? [`${route} has towers`] : [];
  });
  if (problems.length > 0) {
    throw new UserError(
      "function-towers",
      `${problems.join("; ")}. See lib/towers/session.ts and what each route imports.`,
    );
  }
}

function weighed({ route, bytes, nativeBytes }: TracedFunction): string {
  return `${route}, is ${megabytes(bytes)} (${megabytes(nativeBytes)} of it native parts and models)`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function du(folder: string): string {
  return `${execFileSync("du", ["-sm", folder], { encoding: "utf8" }).split("\t")[0]} MB`;
}

main().catch(reportFailure);
