import { totalmem } from "node:os";

const MB = 1024 * 1024;

/** What each process wants at least, in MB: what the starter towers were seen to take (docs/deploy.md), half as much again. */
export const RECOMMENDED_MB = { "web server": 768, worker: 768, shop: 2048 } as const;

/**
 * What is to be said where a process has less memory than it wants: the system would end it in the middle of its work,
 * without a word. Null for nothing.
 * @param limitBytes of the container, by default; the machine's where there is none
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

/** Warns on stderr where there is too little. */
export function warnOfLittleMemory(process: keyof typeof RECOMMENDED_MB): void {
  const warning = memoryWarning(process);
  if (warning) console.error(warning);
}

/** Without a limit, systems answer with nothing, or with more than there is. */
function availableBytes(): number {
  const total = totalmem();
  const limit = process.constrainedMemory?.() ?? 0;
  return limit > 0 && limit < total ? limit : total;
}
