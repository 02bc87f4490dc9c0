import { NextResponse } from "next/server";
import { UserError } from "@/lib/errors";
import { withUserWords } from "@/lib/failures/database-unavailable";
import { reportUnavailable, reportUnexpected } from "@/lib/failures/report-unexpected";
import { getHealth } from "@/lib/health/health";

export const dynamic = "force-dynamic";

const NO_STORE = { "Cache-Control": "no-store" };
const RETRY_AFTER_S = "5";
const NOTHING_KNOWN = { model: null, products: null, embedded: null, pending: null, failed: null };

/**
 * `GET /api/health`: how the shop is. 200 with the status "ok", or "degraded" with `reasons` where searches miss a part
 * of the catalogue; 503 with "failing" while the towers or the database do not answer.
 */
export async function GET(): Promise<NextResponse> {
  try {
    return NextResponse.json(await getHealth(), { headers: NO_STORE });
  } catch (error) {
    return NextResponse.json(
      { status: "failing", ...NOTHING_KNOWN, ...reasonOf(error) },
      { status: 503, headers: { ...NO_STORE, "Retry-After": RETRY_AFTER_S } },
    );
  }
}

/** Anyone may ask, so a defect is named by its entry in the log alone. */
function reasonOf(error: unknown): { reasons: string[]; id?: string } {
  const known = withUserWords(error);
  if (known instanceof UserError) {
    reportUnavailable(error);
    return { reasons: [known.message] };
  }
  return { reasons: ["The log says why."], id: reportUnexpected(error, { path: "/api/health" }) };
}
