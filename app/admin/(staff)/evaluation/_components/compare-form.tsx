import Form from "next/form";
import { CompactButton } from "@/app/admin/_components/compact-button";
import { CONTROL } from "@/app/admin/_components/field";
import { runTime } from "@/app/admin/(staff)/evaluation/_components/run-time";
import type { ListedRun } from "@/lib/evaluation-runs/schema";

/** Compares this run with an earlier one of the same protocol. */
export function CompareForm({ id, others }: { id: string; others: ListedRun[] }) {
  if (others.length === 0) return null;
  return (
    <Form
      action="/admin/evaluation/compare"
      prefetch={false}
      className="flex flex-wrap items-end gap-2"
    >
      <input type="hidden" name="after" value={id} />
      <label className="text-small">
        <span className="mb-1 block">Compare with</span>
        <select name="before" className={`${CONTROL} max-w-80`}>
          {others.map((run) => (
            <option key={run.id} value={run.id}>
              {runTime(run.createdAt)} · {run.modelKey} · {run.catalogueSize} products
            </option>
          ))}
        </select>
      </label>
      <CompactButton type="submit" className="pointer-fine:min-h-10">
        Compare
      </CompactButton>
    </Form>
  );
}
