import { z } from "zod";
import { UserError } from "@/lib/errors";
import { reportUnexpected } from "@/lib/report-unexpected";

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
 * Runs the body of a server action. UserError and failed validation become values;
 * anything else is logged with an id and answered with that id alone.
 * Next's own control flow (redirect, notFound) passes through.
 */
export async function runAction<T>(body: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await body() };
  } catch (error) {
    if (isNextControlFlow(error)) throw error;
    if (error instanceof UserError) {
      return { ok: false, error: { code: error.code, message: error.message } };
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
