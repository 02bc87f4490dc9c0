import { createHash, timingSafeEqual } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { jsonFailure } from "@/app/api/json-failure";
import { withoutQueryLimits } from "@/lib/database/query-limits";
import { embedPending } from "@/lib/embedding/embed-pending";
import { env } from "@/lib/env";
import { forgetPhotos } from "@/lib/search/forget-photos";
import { pruneQueries } from "@/lib/suggestions/popular-queries";

export const dynamic = "force-dynamic";
export const maxDuration = 60;

const BUDGET_MS = 45_000;

/** `GET /api/jobs/embed`: the worker's task for hosts without one, called by a scheduler that knows CRON_SECRET. */
export async function GET(request: NextRequest): Promise<NextResponse> {
  if (!isScheduler(request.headers.get("authorization"))) {
    return NextResponse.json(
      { error: { code: "forbidden", message: "Set CRON_SECRET and send it as a bearer token." } },
      { status: 403 },
    );
  }
  try {
    const counts = await withoutQueryLimits(async () => {
      await forgetPhotos();
      await pruneQueries();
      return embedPending(BUDGET_MS);
    });
    return NextResponse.json(counts);
  } catch (error) {
    return jsonFailure(error, request.nextUrl.pathname, "Embedding failed.");
  }
}

function isScheduler(authorization: string | null): boolean {
  const secret = env().CRON_SECRET;
  if (!secret || !authorization) return false;
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(authorization), digest(`Bearer ${secret}`));
}
