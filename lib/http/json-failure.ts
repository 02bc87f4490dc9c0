import { NextResponse } from "next/server";
import { BadParametersError, UserError } from "@/lib/errors";
import { withUserWords } from "@/lib/failures/database-unavailable";
import { reportUnavailable, reportUnexpected } from "@/lib/failures/report-unexpected";

/**
 * A JSON endpoint's answer to an error: 400 for what the caller can fix, 429 and 503 with `Retry-After` for what
 * waiting fixes, and 500 with an id for a defect.
 * @param context for the log
 * @param whatFailed a sentence for a defect, as in "The search failed on our side."
 */
export function jsonFailure(
  error: unknown,
  context: { path: string; requestId?: string },
  whatFailed: string,
): NextResponse {
  const known = withUserWords(error);
  if (!(known instanceof UserError)) {
    const id = reportUnexpected(error, context);
    return refusal(500, {
      code: "unexpected",
      message: `${whatFailed} If it persists, mention ${id}.`,
    });
  }
  const { code, message, retryAfterS } = known;
  if (known !== error) reportUnavailable(error);
  if (retryAfterS !== null) {
    return refusal(code === "too-many-requests" ? 429 : 503, { code, message }, retryAfterS);
  }
  const problems = known instanceof BadParametersError ? { problems: known.problems } : {};
  return refusal(400, { code, message, ...problems });
}

function refusal(
  status: number,
  error: { code: string; message: string; problems?: string[] },
  retryAfterS?: number,
): NextResponse {
  const headers = new Headers({ "Cache-Control": "no-store" });
  if (retryAfterS !== undefined) headers.set("Retry-After", String(retryAfterS));
  return NextResponse.json({ error }, { status, headers });
}
