import type { Metadata } from "next";
import Form from "next/form";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { CompactButton } from "@/app/admin/_components/compact-button";
import { CONTROL } from "@/app/admin/_components/field";
import { FigureTable } from "@/app/admin/(staff)/evaluation/_components/figure-table";
import { RunTime } from "@/app/admin/(staff)/evaluation/_components/run-time";
import { getStaff, requireStaffPage } from "@/lib/accounts/staff";
import { runAction } from "@/lib/action";
import { compareRuns } from "@/lib/evaluation/compare";
import { comparisonTable } from "@/lib/evaluation/report/tables";
import type { EvaluationRun } from "@/lib/evaluation/run";
import { getRun } from "@/lib/evaluation-runs/run-queries";
import type { StoredRun } from "@/lib/evaluation-runs/schema";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const paramsSchema = z.object({
  before: z.uuid(),
  after: z.uuid(),
  metric: z.string().max(200).catch(""),
});

const runOf = cache(getRun);

/** Both runs with their results, or null unless both have one. */
async function comparedRuns(before: string, after: string) {
  const [a, b] = await Promise.all([runOf(before), runOf(after)]);
  return a?.result && b?.result
    ? { a: { ...a, result: a.result }, b: { ...b, result: b.result } }
    : null;
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { data } = paramsSchema.safeParse(await searchParams);
  if ((await getStaff()) && !(data && (await comparedRuns(data.before, data.after)))) notFound();
  return { title: "Comparison" };
}

export default async function ComparisonPage({ searchParams }: Props) {
  const given = paramsSchema.safeParse(await searchParams);
  const { before, after, metric } = given.data ?? { before: "", after: "", metric: "" };
  await requireStaffPage(
    given.success
      ? `/admin/evaluation/compare?before=${before}&after=${after}`
      : "/admin/evaluation",
  );
  const compared = given.success ? await comparedRuns(before, after) : null;
  if (!compared) notFound();
  const { a, b } = compared;
  const known = metricsOf(b.result);
  const metrics = metricsOf(a.result).filter((one) => known.includes(one));
  const chosen = metrics.includes(metric)
    ? metric
    : (metrics.find((one) => one === "P@10") ?? metrics[0] ?? "");
  const [one, other] = [ofMetric(a.result, chosen), ofMetric(b.result, chosen)];
  const outcome = await runAction(async () => compareRuns(one, other));
  return (
    <div className="gutter pt-6 pb-24">
      <p className="text-small">
        <Link href="/admin/evaluation" className="quiet-link target text-muted">
          All runs
        </Link>
      </p>
      <h1 className="font-serif text-large">Comparison: {a.options.protocol}</h1>
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 text-small">
        <Side name="Before" run={a} />
        <Side name="After" run={b} />
      </dl>
      <Form
        action="/admin/evaluation/compare"
        prefetch={false}
        className="mt-4 flex items-end gap-2 border-y border-hairline py-3"
      >
        <input type="hidden" name="before" value={before} />
        <input type="hidden" name="after" value={after} />
        <label className="text-small">
          <span className="mb-1 block">Metric</span>
          <select name="metric" defaultValue={chosen} key={chosen} className={CONTROL}>
            {metrics.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <CompactButton type="submit" className="pointer-fine:min-h-10">
          Show
        </CompactButton>
      </Form>
      {outcome.ok ? (
        <>
          <FigureTable table={comparisonTable(outcome.value)} />
          <ul className="mt-6 max-w-3xl list-disc pl-5 text-small text-muted">
            {[...outcome.value.notes, INTERVALS].map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </>
      ) : (
        <p role="alert" className="py-16 text-accent">
          {outcome.error.message}
        </p>
      )}
    </div>
  );
}

const INTERVALS =
  "Intervals are paired 95% bootstrap intervals over the shared queries. “Better” and “worse” are said only where they leave out 0.";

function metricsOf(run: EvaluationRun): string[] {
  return [...new Set(run.figures.map((figure) => figure.metric))];
}

/** One metric at a time: resampling hundreds of figures would block the server's other requests. */
function ofMetric(run: EvaluationRun, metric: string): EvaluationRun {
  return { ...run, figures: run.figures.filter((figure) => figure.metric === metric) };
}

function Side({ name, run }: { name: string; run: StoredRun }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd>
        <Link href={`/admin/evaluation/${run.id}`} prefetch={false} className="quiet-link">
          <RunTime at={run.createdAt} />
        </Link>{" "}
        · {run.modelKey} · {run.catalogueSize.toLocaleString("en")} products · seed{" "}
        {run.options.seed}
      </dd>
    </>
  );
}
