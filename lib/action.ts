import { z } from "zod";
import { UserError } from "@/lib/errors";
import { withUserWords } from "@/lib/failures/database-unavailable";
import { reportUnavailable, reportUnexpected } from "@/lib/failures/report-unexpected";
import { frontDoor } from "@/lib/http/front-door-presence";

/** What every server action answers: a value, or a failure that can be shown as it is. */
export type Result<T> =
  | { ok: true; value: T }
  | {
      ok: false;
      error: {
        code: string;
        message: string;
        /** Names the entry in the log, where the code is `unexpected`. */
        id?: string;
        fields?: Record<string, string>;
      };
    };

/**
 * Runs the body of a server action. UserError, failed validation and a database that does not answer become values;
 * anything else is logged with an id and answered with that id alone.
 * Next's own control flow (redirect, notFound) passes through.
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
 * The first thing that every action does, here or by `runAction`: what fails before is a body that Next could not read,
 * which the front door answers; what fails from here on is ours.
 */
export function beginAction(): void {
  frontDoor()?.markUnderstood();
}

/**
 * What an action was given, if it is the form that its page sends: anybody can send anything instead.
 * @throws UserError where it is not
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
