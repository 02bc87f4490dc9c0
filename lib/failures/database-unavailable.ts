import { UserError } from "@/lib/errors";

/** `busy`: it answers, but not in time; `database-away`: it does not answer at all. */
export type UnavailableKind = "busy" | "database-away";

const RETRY_AFTER_S: Record<UnavailableKind, number> = { busy: 2, "database-away": 5 };
const WORDS: Record<UnavailableKind, string> = {
  busy: "The shop is busy just now. Please try again in a few seconds.",
  "database-away":
    "The shop's database does not answer just now. Please try again in a few seconds.",
};

/**
 * The database did not answer in time, or not at all: neither a defect nor anyone's mistake. It is not a UserError,
 * because that would blame the request, such as a product whose embedding ran into it.
 */
export class DatabaseUnavailableError extends Error {
  /** Not called `code`, because Prisma replaces errors that have one with its own. */
  readonly kind: UnavailableKind;
  readonly retryAfterS: number;
  /** Next passes this to the error page instead of the message. */
  readonly digest: UnavailableKind;

  /** @param reason for the log: what was waited for, in the driver's words */
  constructor(kind: UnavailableKind, reason: string) {
    super(
      `${kind === "busy" ? "The database is busy" : "The database does not answer"} (${reason})`,
    );
    this.name = "DatabaseUnavailableError";
    this.kind = kind;
    this.digest = kind;
    this.retryAfterS = RETRY_AFTER_S[kind];
    // An outage is logged as one line per affected request, without a stack.
    this.stack = `${this.name}: ${this.message}`;
  }
}

/** SQLSTATEs, operating system codes and Prisma codes, by what they say about the database. */
const CODES: Record<UnavailableKind, RegExp> = {
  busy: /^(57014|55P03|25P0[34]|53300|P2024|P2028|P2037)$/,
  "database-away":
    /^(57P0[1-5]|08\w{3}|P1001|P1002|P1008|P1017|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENOTFOUND|EAI_AGAIN)$/,
};
/** The driver's own errors have no code. */
const MESSAGES: Record<UnavailableKind, RegExp> = {
  busy: /^timeout exceeded when trying to connect$/,
  "database-away":
    /^(Query read timeout|Connection terminated|Client has encountered a connection error|Client was closed and is not queryable)/,
};
const MOST_CAUSES = 6;

/**
 * The DatabaseUnavailableError that an error amounts to, or null if it is something else. Recognises the driver's,
 * Postgres's and Prisma's errors, however deeply they are wrapped.
 */
export function asUnavailable(error: unknown): DatabaseUnavailableError | null {
  let each = error;
  for (let depth = 0; depth < MOST_CAUSES && isObject(each); depth++) {
    if (each instanceof DatabaseUnavailableError) return each;
    const kind = kindOf(each);
    if (kind) return new DatabaseUnavailableError(kind, reasonOf(each));
    each = causeOf(each);
  }
  return null;
}

/**
 * What boundaries throw or answer: if waiting helps, a UserError with a message for the user; otherwise the error
 * itself.
 */
export function withUserWords(error: unknown): unknown {
  const unavailable = asUnavailable(error);
  if (!unavailable) return error;
  const { kind, retryAfterS } = unavailable;
  return new UserError(kind, WORDS[kind], { cause: unavailable, retryAfterS });
}

type Wrapped = Record<string, unknown>;

function kindOf(error: Wrapped): UnavailableKind | null {
  const codes = [error.code, error.originalCode].filter((code) => typeof code === "string");
  const message = typeof error.message === "string" ? error.message : "";
  for (const kind of ["busy", "database-away"] as const) {
    if (codes.some((code) => CODES[kind].test(code)) || MESSAGES[kind].test(message)) return kind;
  }
  return null;
}

/** If several addresses of a host fail, they form one AggregateError; its first error says enough. */
function causeOf({ cause, errors, meta }: Wrapped): unknown {
  if (Array.isArray(errors) && errors.length > 0) return errors[0];
  return cause ?? (isObject(meta) ? meta.driverAdapterError : undefined);
}

function reasonOf({ message, code }: Wrapped): string {
  const [line] = String(message ?? "")
    .trim()
    .split("\n")
    .slice(-1);
  return line || String(code ?? "no reason given");
}

function isObject(value: unknown): value is Wrapped {
  return typeof value === "object" && value !== null;
}
