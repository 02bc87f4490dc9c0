import { createHash, timingSafeEqual } from "node:crypto";
import { embedEndpoint } from "@/app/api/jobs/embed/endpoint";
import { withoutQueryLimits } from "@/lib/database/query-limits";
import { env } from "@/lib/env";
import { jsonRoute } from "@/lib/http/json-route";
import { performScheduledTasks } from "@/lib/maintenance/scheduled-tasks";

export const dynamic = "force-dynamic";
export const maxDuration = 60;

const FORBIDDEN = {
  code: "forbidden",
  message: "Set CRON_SECRET and send it as a bearer token.",
};

/**
 * `GET /api/jobs/embed`: the worker's tasks, for hosts that cannot run a worker; called by a scheduler that knows
 * CRON_SECRET. Returns 200; 207 if some tasks failed, listed in `problems`; 503 if all did.
 */
export const GET = jsonRoute(embedEndpoint, async (_, request) => {
  if (!isScheduler(request.headers.get("authorization"))) {
    return { status: 403, body: { error: FORBIDDEN } };
  }
  const { counts, problems, allFailed } = await withoutQueryLimits(performScheduledTasks);
  const status = allFailed ? 503 : problems.length > 0 ? 207 : 200;
  return { status, body: { ...counts, problems } };
});

function isScheduler(authorization: string | null): boolean {
  const secret = env().CRON_SECRET;
  if (!secret || !authorization) return false;
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(authorization), digest(`Bearer ${secret}`));
}
