import { NextResponse } from "next/server";
import { UserError } from "@/lib/errors";
import { withUserWords } from "@/lib/failures/database-unavailable";
import { reportUnavailable, reportUnexpected } from "@/lib/failures/report-unexpected";

/**
 * What a JSON endpoint answers when something was thrown: 400 for what the caller can mend, 429 and 503 with
 * `Retry-After` for what waiting mends, 500 with an id for a defect.
 * @param whatFailed a sentence for a defect, as in "The search failed on our side."
 */
export function jsonFailure(error: unknown, path: string, whatFailed: string): NextResponse {
  const known = withUserWords(error);
  if (!(known instanceof UserError)) {
    const id = reportUnexpected(error, { path });
    return refusal(500, "unexpected", `${whatFailed} If it persists, mention ${id}.`);
  }
  const { code, message, retryAfterS } = known;
  if (known !== error) reportUnavailable(error);
  if (retryAfterS === null) return refusal(400, code, message);
  return refusal(code === "too-many-requests" ? 429 : 503, code, message, retryAfterS);
}

function refusal(status: number, code: string, message: string, retryAfterS?: number) {
  const headers = new Headers({ "Cache-Control": "no-store" });
  if (retryAfterS !== undefined) headers.set("Retry-After", String(retryAfterS));
  return NextResponse.json({ error: { code, message } }, { status, headers });
}
