import { UserError } from "@/lib/errors";

const FULL = ["ENOSPC", "EDQUOT", /* Postgres: disk_full */ "53100"];
const READ_ONLY = ["EROFS", "EACCES", "EPERM", /* Postgres: read_only_sql_transaction */ "25006"];
const LOGGED_EVERY_MS = 60_000;

let loggedAt = Number.NEGATIVE_INFINITY;

/**
 * Awaits a write and replaces the system's error with a message if the disk cannot be written to. Logs that once a
 * minute, since only the shop's owner can fix it.
 * @throws UserError `disk-full` or `disk-read-only`
 */
export async function orDiskTrouble<T>(writing: Promise<T>): Promise<T> {
  try {
    return await writing;
  } catch (error) {
    const trouble = diskTrouble(error);
    if (!trouble) throw error;
    log(trouble);
    throw trouble;
  }
}

function diskTrouble(error: unknown): UserError | null {
  const codes = codesOf(error);
  if (codes.some((code) => FULL.includes(code))) {
    return new UserError(
      "disk-full",
      "This photo cannot be kept: the shop's disk is full. Please try again later, or tell the shop.",
      { cause: error },
    );
  }
  if (codes.some((code) => READ_ONLY.includes(code))) {
    return new UserError(
      "disk-read-only",
      "This photo cannot be kept: the shop may not write to its disk. Please try again later, or tell the shop.",
      { cause: error },
    );
  }
  return null;
}

/** The codes of an error and its causes; the database's own code is deeply nested. */
function codesOf(error: unknown, depth = 0): string[] {
  if (typeof error !== "object" || error === null || depth > 5) return [];
  const { code, originalCode, cause, meta, driverAdapterError } = error as Record<string, unknown>;
  return [
    ...[code, originalCode].filter((each) => typeof each === "string"),
    ...[cause, meta, driverAdapterError].flatMap((each) => codesOf(each, depth + 1)),
  ];
}

function log({ code, message, cause }: UserError): void {
  const now = Date.now();
  if (now - loggedAt < LOGGED_EVERY_MS) return;
  loggedAt = now;
  const reason = cause instanceof Error ? cause.message : String(cause);
  const at = new Date(now).toISOString();
  console.error(JSON.stringify({ level: "error", at, code, message, reason }));
}
