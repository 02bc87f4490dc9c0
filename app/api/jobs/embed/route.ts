import { createHash, timingSafeEqual } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { embedPending } from "@/lib/embedding/embed-pending";
import { env } from "@/lib/env";
import { reportUnexpected } from "@/lib/report-unexpected";
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
    await forgetPhotos();
    await pruneQueries();
    return NextResponse.json(await embedPending(BUDGET_MS));
  } catch (error) {
    const id = reportUnexpected(error, { path: request.nextUrl.pathname });
    return NextResponse.json(
      { error: { code: "unexpected", message: `Embedding failed; the log has it as ${id}.` } },
      { status: 500 },
    );
  }
}

function isScheduler(authorization: string | null): boolean {
  const secret = env().CRON_SECRET;
  if (!secret || !authorization) return false;
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(authorization), digest(`Bearer ${secret}`));
}
