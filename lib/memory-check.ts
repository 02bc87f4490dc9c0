import { totalmem } from "node:os";

const MB = 1024 * 1024;

/**
 * Minimum memory for each process, in MB: what the starter towers were observed to take (docs/deploy.md), plus half.
 */
export const RECOMMENDED_MB = { "web server": 768, worker: 768, shop: 2048 } as const;

/**
 * The warning for a process with less memory than it needs, which the system might end without notice in the middle of
 * its work. Null if there is enough.
 * @param limitBytes by default the container's limit, or the machine's memory if there is none
 */
export function memoryWarning(
  process: keyof typeof RECOMMENDED_MB,
  limitBytes = availableBytes(),
): string | null {
  const wanted = RECOMMENDED_MB[process];
  const limit = Math.round(limitBytes / MB);
  if (limit >= wanted) return null;
  return `There are ${limit} MB of memory here; the ${process} wants ${wanted} MB, or the system may end it under load. Give it more (docs/deploy.md, Sizes).`;
}

/** Warns on stderr if there is too little memory. */
export function warnOfLittleMemory(process: keyof typeof RECOMMENDED_MB): void {
  const warning = memoryWarning(process);
  if (warning) console.error(warning);
}

/** Without a limit, systems report nothing, or more than the machine has. */
function availableBytes(): number {
  const total = totalmem();
  const limit = process.constrainedMemory?.() ?? 0;
  return limit > 0 && limit < total ? limit : total;
}
