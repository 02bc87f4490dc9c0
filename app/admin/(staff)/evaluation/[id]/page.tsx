import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache, Suspense } from "react";
import { z } from "zod";
import { RefreshWhile } from "@/app/admin/(staff)/_components/refresh-while";
import { Charts } from "@/app/admin/(staff)/evaluation/_components/charts";
import { CompareForm } from "@/app/admin/(staff)/evaluation/_components/compare-form";
import { FigureTable } from "@/app/admin/(staff)/evaluation/_components/figure-table";
import { NoWorker } from "@/app/admin/(staff)/evaluation/_components/no-worker";
import { RunButton } from "@/app/admin/(staff)/evaluation/_components/run-button";
import { RunState } from "@/app/admin/(staff)/evaluation/_components/run-state";
import { RunTime } from "@/app/admin/(staff)/evaluation/_components/run-time";
import { WorstQueries } from "@/app/admin/(staff)/evaluation/[id]/_components/worst-queries";
import { getStaff, requireStaffPage } from "@/lib/accounts/staff";
import { tablesOf } from "@/lib/evaluation/report/tables";
import { headline, notesOf } from "@/lib/evaluation/report/text";
import { getRun, listComparableRuns } from "@/lib/evaluation-runs/run-queries";
import { isUnderWay } from "@/lib/evaluation-runs/schema";
import { failAbandonedRuns } from "@/lib/evaluation-runs/start-run";

const COMPARABLE = 50;

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The run and its outcome, or null if it does not exist. */
const runOf = cache(async (id: string) => {
  if (!z.uuid().safeParse(id).success) return null;
  await failAbandonedRuns();
  return getRun(id);
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  if ((await getStaff()) && !(await runOf((await params).id))) notFound();
  return { title: "Evaluation run" };
}

export default async function RunPage({ params, searchParams }: Props) {
  const { id } = await params;
  await requireStaffPage(`/admin/evaluation/${encodeURIComponent(id)}`);
  const run = await runOf(id);
  if (!run) notFound();
  const { result } = run;
  const others = result ? await listComparableRuns(run.options.protocol, COMPARABLE) : [];
  const { figure } = await searchParams;
  return (
    <div className="gutter pt-6 pb-24">
      <p className="text-small">
        <Link href="/admin/evaluation" className="quiet-link target text-muted">
          All runs
        </Link>
      </p>
      <h1 className="font-serif text-large">
        Evaluation: {run.options.protocol}, <RunTime at={run.createdAt} />
      </h1>
      <p className="mt-1 text-small text-muted">
        {result
          ? headline(result)
          : `${run.modelKey} · ${run.catalogueSize} products · queries ${run.options.queries}, seed ${run.options.seed}`}
      </p>
      <div className="mt-4 flex flex-wrap items-end justify-between gap-4 border-y border-hairline py-3">
        <div className="py-2 text-small" role="status">
          <RunState run={run} />
        </div>
        <div className="flex flex-wrap items-end gap-3">
          <CompareForm id={run.id} others={others.filter((other) => other.id !== run.id)} />
          {result && (
            <a
              href={`/admin/evaluation/${run.id}/run.json`}
              download
              className="quiet-link target text-small"
            >
              Download
            </a>
          )}
          <RunButton id={run.id} does={isUnderWay(run) ? "stop" : "delete"} />
        </div>
      </div>
      {run.status === "queued" && <NoWorker />}
      <Charts charts={run.charts} />
      {result && (
        <>
          {tablesOf(result).map((table) => (
            <FigureTable key={table.title} table={table} />
          ))}
          <ul className="mt-6 max-w-3xl list-disc pl-5 text-small text-muted">
            {[...notesOf(result), INTERVALS].map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
          <Suspense
            fallback={
              <p data-skeleton className="mt-12 text-muted">
                Looking up the worst queries…
              </p>
            }
          >
            <WorstQueries run={result} wanted={[figure].flat()[0] ?? ""} />
          </Suspense>
        </>
      )}
      <RefreshWhile active={isUnderWay(run)} />
    </div>
  );
}

const INTERVALS = "Bars around a point are 95% bootstrap intervals over the queries.";
