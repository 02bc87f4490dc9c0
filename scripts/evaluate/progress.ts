import type { Progress } from "@/lib/evaluation/subject";
import { plainLine } from "@/lib/plain-text";

const EVERY_MS = 500;
const LINES_EVERY_MS = 10_000;

/** Shows a run's progress on standard error: one changing line in a terminal, a line now and then in a log. */
export function progressLine(): { show(progress: Progress): void; done(): void } {
  const terminal = process.stderr.isTTY;
  let shownAt = Date.now();
  let startedAt = Date.now();
  let what = "";
  return {
    show(progress) {
      const now = Date.now();
      if (progress.what !== what) {
        what = progress.what;
        startedAt = now;
      }
      const last = progress.done === progress.total;
      if (!last && now - shownAt < (terminal ? EVERY_MS : LINES_EVERY_MS)) return;
      if (last && !terminal) return;
      shownAt = now;
      const line = `${plainLine(what)}: ${progress.done} of ${progress.total}${remaining(progress, now - startedAt)}`;
      process.stderr.write(terminal ? `\r\x1b[2K${line}` : `${line}\n`);
    },
    done() {
      if (terminal) process.stderr.write("\r\x1b[2K");
    },
  };
}

function remaining({ done, total }: Progress, elapsedMs: number): string {
  if (done === 0 || elapsedMs < 2_000) return "";
  const seconds = Math.ceil((((total - done) / done) * elapsedMs) / 1000);
  return `, ${seconds} s to go`;
}
