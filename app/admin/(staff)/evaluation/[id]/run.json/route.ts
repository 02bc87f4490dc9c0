import { NextResponse } from "next/server";
import { z } from "zod";
import { getStaff } from "@/lib/accounts/staff";
import { getRun } from "@/lib/evaluation-runs/run-queries";

/** A run in the format of `npm run evaluate --json`, which the command line can compare with and use as a gate. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<NextResponse> {
  if (!(await getStaff())) return refused("signed-out", "Sign in to download this run.", 401);
  const id = z.uuid().safeParse((await params).id);
  const run = id.success ? await getRun(id.data) : null;
  if (!run?.result) return refused("not-found", "There is no finished run at this address.", 404);
  return NextResponse.json(run.result, { headers: { "Cache-Control": "private, no-store" } });
}

function refused(code: string, message: string, status: number): NextResponse {
  return NextResponse.json({ error: { code, message } }, { status });
}
