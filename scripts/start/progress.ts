import { plainLine } from "@/lib/plain-text";

const live = process.stdout.isTTY === true;
const QUIET_INTERVAL_MS = 4_000;

/** Reports the progress of a step: replaced in place on a terminal, otherwise a line every few seconds. */
export type Report = (text: string) => void;

/**
 * Runs one step of the start and prints one line for it with the time it took.
 * @param doing shown meanwhile, as in "Building the shop"
 * @param body returns the line to close with, or null to print nothing
 */
export async function step(
  doing: string,
  body: (report: Report) => Promise<string | null>,
): Promise<void> {
  const startedAt = performance.now();
  let detail = "";
  let printedAt = 0;
  const seconds = () => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
  const show = () => {
    if (live) return rewrite(`  ${doing}${detail} · ${seconds()}`);
    if (performance.now() - printedAt < QUIET_INTERVAL_MS) return;
    printedAt = performance.now();
    console.log(`  ${doing}${detail}…`);
  };
  const ticker = setInterval(show, live ? 100 : QUIET_INTERVAL_MS);
  try {
    if (live) show();
    const done = await body((text) => {
      detail = ` ${text}`;
      show();
    });
    if (live) rewrite("");
    if (done) console.log(`✓ ${done} (${seconds()})`);
  } catch (error) {
    if (live) rewrite("");
    console.log(`✗ ${doing}${detail}`);
    throw error;
  } finally {
    clearInterval(ticker);
  }
}

/** Prints a line from a running part of the shop without breaking the progress line. */
export function note(text: string): void {
  if (live) rewrite("");
  console.log(text);
}

function rewrite(text: string): void {
  const width = process.stdout.columns || 80;
  process.stdout.write(`\r\u001b[K${plainLine(text).slice(0, width - 1)}`);
}
