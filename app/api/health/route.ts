import { healthEndpoint } from "@/app/api/health/endpoint";
import { UserError } from "@/lib/errors";
import { withUserWords } from "@/lib/failures/database-unavailable";
import { reportUnavailable, reportUnexpected } from "@/lib/failures/report-unexpected";
import { getHealth } from "@/lib/health/health";
import { jsonRoute } from "@/lib/http/json-route";

export const dynamic = "force-dynamic";

const RETRY_AFTER_S = "5";
const NOTHING_KNOWN = { model: null, products: null, embedded: null, pending: null, failed: null };

/** `GET /api/health`: 503 with the status "failing" if the towers or the database do not respond. */
export const GET = jsonRoute(healthEndpoint, async () => {
  try {
    return { body: await getHealth() };
  } catch (error) {
    return {
      status: 503,
      headers: { "Retry-After": RETRY_AFTER_S },
      body: { status: "failing" as const, ...NOTHING_KNOWN, ...reasonOf(error) },
    };
  }
});

/** The endpoint is public, so an unexpected error is identified only by its log entry. */
function reasonOf(error: unknown): { reasons: string[]; id?: string } {
  const known = withUserWords(error);
  if (known instanceof UserError) {
    reportUnavailable(error);
    return { reasons: [known.message] };
  }
  return { reasons: ["The log says why."], id: reportUnexpected(error, { path: "/api/health" }) };
}
