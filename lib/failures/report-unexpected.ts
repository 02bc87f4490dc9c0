import { randomUUID } from "node:crypto";
import { asUnavailable } from "@/lib/failures/database-unavailable";
import { plainJson } from "@/lib/plain-text";

/**
 * Logs a defect as one JSON line with a short id, and returns the id to show to the user. A database outage is logged
 * without a stack.
 */
export function reportUnexpected(thrown: unknown, context: Record<string, unknown> = {}): string {
  const id = randomUUID().slice(0, 8);
  const unavailable = asUnavailable(thrown);
  const error = unavailable ?? thrown;
  const { message, stack, cause } = error instanceof Error ? error : new Error(String(error));
  console.error(
    plainJson({
      level: "error",
      id,
      at: new Date().toISOString(),
      message,
      // The pool gives an outage its caller's stack.
      stack: unavailable ? undefined : stack,
      cause: cause ? String(cause) : undefined,
      ...context,
    }),
  );
  return id;
}

const SOMETIMES_MS = 60_000;
const reportedAt = new Map<string, number>();

/** Logs a recurring problem that users do not notice, at most once a minute, as one line without a stack. */
export function reportSometimes(doing: string, error: unknown, nowMs = Date.now()): void {
  if (nowMs - (reportedAt.get(doing) ?? Number.NEGATIVE_INFINITY) < SOMETIMES_MS) return;
  reportedAt.set(doing, nowMs);
  const message = error instanceof Error ? error.message : String(error);
  console.warn(
    JSON.stringify({ level: "warn", at: new Date(nowMs).toISOString(), doing, message }),
  );
}

const OUTAGE_LINE_EVERY_MS = 1_000;
let outageLineAt = Number.NEGATIVE_INFINITY;
let unlogged = 0;

/** Logs that the database did not answer: at most one line a second, with the number of requests affected. */
export function reportUnavailable(error: unknown): void {
  const now = performance.now();
  unlogged += 1;
  if (now - outageLineAt < OUTAGE_LINE_EVERY_MS) return;
  const message = error instanceof Error ? error.message.trim() : String(error);
  const line = { level: "warn", at: new Date().toISOString(), message, requests: unlogged };
  console.error(JSON.stringify(line));
  outageLineAt = now;
  unlogged = 0;
}
