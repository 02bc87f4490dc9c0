import { z } from "zod";
import { UserError } from "@/lib/errors";
import { withUserWords } from "@/lib/failures/database-unavailable";
import { reportUnavailable, reportUnexpected } from "@/lib/failures/report-unexpected";
import { frontDoor } from "@/lib/http/front-door-presence";

/** The result of every server action: a value, or a failure that can be shown as it is. */
export type Result<T> =
  | { ok: true; value: T }
  | {
      ok: false;
      error: {
        code: string;
        message: string;
        /** Identifies the log entry when the code is `unexpected`. */
        id?: string;
        fields?: Record<string, string>;
      };
    };

/**
 * Runs the body of a server action. A UserError, a failed validation or a database that does not answer becomes a
 * result; anything else is logged with an id, and the result contains only that id. Next's own control flow (redirect,
 * notFound) passes through.
 */
export async function runAction<T>(body: () => Promise<T>): Promise<Result<T>> {
  beginAction();
  try {
    return { ok: true, value: await body() };
  } catch (error) {
    if (isNextControlFlow(error)) throw error;
    const known = withUserWords(error);
    if (known instanceof UserError) {
      if (known !== error) reportUnavailable(error);
      return { ok: false, error: { code: known.code, message: known.message } };
    }
    if (error instanceof z.ZodError) {
      return { ok: false, error: invalidFields(error) };
    }
    const id = reportUnexpected(error);
    return {
      ok: false,
      error: {
        code: "unexpected",
        id,
        message: `Something went wrong on our side. Please try again; if it persists, mention ${id}.`,
      },
    };
  }
}

/**
 * The first call in every action, made here or by `runAction`. An earlier failure is due to a body that Next could not
 * read, which the front door answers; a later one is ours.
 */
export function beginAction(): void {
  frontDoor()?.markUnderstood();
}

/**
 * Checks that an action received the form that its page sends: anybody can send anything.
 * @throws UserError if it did not
 */
export function requireForm(given: unknown): FormData {
  if (given instanceof FormData) return given;
  throw new UserError(
    "bad-form",
    "This form did not arrive whole. Reload the page and send it again.",
  );
}

function invalidFields(error: z.ZodError) {
  const fields = new Map<string, string>();
  for (const { path, message } of error.issues) {
    const field = path.join(".");
    if (!fields.has(field)) fields.set(field, message);
  }
  const message = [...fields]
    .map(([field, text]) => (field ? `${field}: ${text}` : text))
    .join("; ");
  return { code: "invalid", message, fields: Object.fromEntries(fields) };
}

function isNextControlFlow(error: unknown): boolean {
  const digest = error instanceof Error && "digest" in error ? error.digest : undefined;
  return typeof digest === "string" && digest.startsWith("NEXT_");
}
