import { randomUUID } from "node:crypto";
import { plainJson } from "@/lib/plain-text";

/** Logs a defect as one JSON line with a short id, and returns the id for the person who met it. */
export function reportUnexpected(error: unknown, context: Record<string, unknown> = {}): string {
  const id = randomUUID().slice(0, 8);
  const { message, stack, cause } = error instanceof Error ? error : new Error(String(error));
  console.error(
    plainJson({
      level: "error",
      id,
      at: new Date().toISOString(),
      message,
      stack,
      cause: cause ? String(cause) : undefined,
      ...context,
    }),
  );
  return id;
}
