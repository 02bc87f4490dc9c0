import { spawn } from "node:child_process";

/** Runs a program in this terminal and resolves with its exit code. Aborting stops it. */
export function runVisibly(
  script: string,
  args: string[],
  env: Record<string, string>,
  { signal, node = process.execPath }: { signal?: AbortSignal; node?: string } = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(node, [script, ...args], {
      env: { ...process.env, ...env },
      stdio: "inherit",
      ...(signal && { signal }),
    });
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}
