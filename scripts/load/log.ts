import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { stripVTControlCharacters } from "node:util";

export type LogLine = { atMs: number; text: string };

const MOST_LINES = 50_000;

/** What a process printed, kept in memory: the first 50,000 lines, and the total number of lines. */
export class Log {
  readonly lines: LogLine[] = [];
  count = 0;

  add(text: string): void {
    this.count += 1;
    if (this.lines.length < MOST_LINES) {
      this.lines.push({ atMs: Date.now(), text: stripVTControlCharacters(text) });
    }
  }

  follow(stream: Readable): void {
    createInterface({ input: stream }).on("line", (line) => this.add(line));
  }

  since(atMs: number): string[] {
    return this.lines.filter((line) => line.atMs >= atMs).map(({ text }) => text);
  }
}

/** Whether a line is part of a stack trace. */
export function hasStack(line: string): boolean {
  return /(^|worker: )\s+at .+[:(]/.test(line) || /\\n\s+at [^"]+:\d+/.test(line);
}

/** The message of a line that logs a defect (`reportUnexpected`); null for any other line. */
export function defectMessage(line: string): string | null {
  const start = line.indexOf('{"level":"error"');
  if (start < 0) return null;
  try {
    const { message, path, doing } = JSON.parse(line.slice(start));
    return [path ?? doing, message].filter(Boolean).join(": ");
  } catch {
    return line.slice(start);
  }
}

/** Whether a line reports an uncaught error. */
export function isUncaught(line: string): boolean {
  return /unhandled ?(promise ?)?(rejection|error)|uncaught ?exception|triggerUncaught/i.test(line);
}
