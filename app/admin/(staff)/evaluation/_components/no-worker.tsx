import { env } from "@/lib/env";
import { waitingSince } from "@/lib/evaluation-runs/run-queries";

const PATIENCE_MS = 60_000;

/** Warns that runs are waiting although no worker has been seen, and explains how to start one. */
export async function NoWorker() {
  const since = await waitingSince(PATIENCE_MS);
  if (!since) return null;
  const minutes = Math.max(1, Math.round((Date.now() - since.getTime()) / 60_000));
  return (
    <div role="alert" className="mt-4 max-w-3xl border-l-2 border-accent pl-4 text-small">
      <p className="font-medium">
        No worker has been seen for {minutes === 1 ? "a minute" : `${minutes} minutes`}, and runs
        are waiting for one.
      </p>
      <p className="mt-1 text-muted">
        <code>npm start</code> and <code>docker compose up</code> bring a worker with them. On
        Vercel there is none, since a run takes longer than a function may: on any other machine,
        set <code>DATABASE_URL</code> to this shop’s database and{" "}
        <code>PHOTO_STORAGE={env().PHOTO_STORAGE}</code>, and run <code>npm run worker</code>. What
        waits is taken at once.
      </p>
    </div>
  );
}
