import type { Metadata } from "next";
import { RefreshWhile } from "@/app/admin/(staff)/_components/refresh-while";
import { NoWorker } from "@/app/admin/(staff)/evaluation/_components/no-worker";
import { RunTable } from "@/app/admin/(staff)/evaluation/_components/run-table";
import { StartForm } from "@/app/admin/(staff)/evaluation/_components/start-form";
import { requireStaffPage } from "@/lib/accounts/staff";
import { listRuns } from "@/lib/evaluation-runs/run-queries";
import { isUnderWay } from "@/lib/evaluation-runs/schema";
import { failAbandonedRuns } from "@/lib/evaluation-runs/start-run";

export const metadata: Metadata = { title: "Evaluation" };

const SHOWN = 100;

export default async function EvaluationPage() {
  await requireStaffPage("/admin/evaluation");
  await failAbandonedRuns();
  const runs = await listRuns(SHOWN);
  return (
    <div className="gutter pt-6 pb-24">
      <h1 className="font-serif text-large">Evaluation</h1>
      <p className="mt-1 max-w-2xl text-small text-muted">
        How well this shop’s search finds what its own catalogue holds, measured through the code
        that answers shoppers.
      </p>
      <NoWorker />
      <StartForm />
      {runs.length > 0 ? (
        <RunTable runs={runs} />
      ) : (
        <p className="py-16 text-muted">Nothing has been measured yet.</p>
      )}
      <RefreshWhile active={runs.some(isUnderWay)} />
    </div>
  );
}
