import type { ListedRun } from "@/lib/evaluation-runs/schema";

const NO_WORKER_AFTER_MS = 30_000;

/** A run's state: waiting, its progress, its result, or why it has none. */
export function RunState({ run }: { run: ListedRun }) {
  switch (run.status) {
    case "queued":
      return <span className="text-muted">{waiting(run)}</span>;
    case "running":
      return <Progress run={run} />;
    case "done":
      return <span className="tabular-nums">{run.summary || "Done"}</span>;
    case "stopped":
      return <span className="text-muted">Stopped</span>;
    case "failed":
      return <span className="text-accent">Failed. {run.error}</span>;
  }
}

function waiting({ createdAt }: ListedRun): string {
  if (Date.now() - createdAt.getTime() < NO_WORKER_AFTER_MS) return "Waiting for the worker";
  return "Waiting: the worker is busy with another run, or none runs (npm run worker starts one)";
}

function Progress({ run: { progress } }: { run: ListedRun }) {
  if (!progress) return <span className="text-muted">Beginning</span>;
  const { what, done, total } = progress;
  return (
    <label className="flex items-center gap-3">
      <progress
        value={done}
        max={total}
        className="h-1.5 w-28 appearance-none bg-hairline [&::-moz-progress-bar]:bg-ink [&::-webkit-progress-bar]:bg-hairline [&::-webkit-progress-value]:bg-ink"
      />
      <span className="text-muted tabular-nums">
        {what}: {done.toLocaleString("en")} of {total.toLocaleString("en")}
      </span>
    </label>
  );
}
