import { spawn } from "node:child_process";

const TAIL_CHARACTERS = 6_000;

/**
 * Runs a program of node_modules to its end, quietly.
 * @throws Error with the end of its output if it fails
 */
export function runTool(
  script: string,
  args: string[],
  env: Record<string, string>,
  cwd?: string,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const collect = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-TAIL_CHARACTERS);
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      if (code === 0) resolve();
      else
        reject(new Error(`${script} ${args.join(" ")} ended with ${signal ?? code}.\n${output}`));
    });
  });
}
