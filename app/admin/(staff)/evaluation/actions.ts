"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { requireStaff } from "@/lib/accounts/staff";
import { type Result, requireForm, runAction } from "@/lib/action";
import { UserError } from "@/lib/errors";
import { deleteRun, stopRun } from "@/lib/evaluation-runs/run-queries";
import { runOptionsSchema } from "@/lib/evaluation-runs/schema";
import { startRun } from "@/lib/evaluation-runs/start-run";

type Previous = Result<string> | null;

const runSchema = z.object({ id: z.uuid() });

/** Queues a run with the form's options and redirects to it. Returns only if it is refused. */
export async function startRunAction(_previous: Previous, form: FormData): Promise<Result<string>> {
  return runAction(async () => {
    await requireStaff();
    const { id } = await startRun(runOptionsSchema.parse(Object.fromEntries(requireForm(form))));
    redirect(`/admin/evaluation/${id}`);
  });
}

export async function stopRunAction(_previous: Previous, form: FormData): Promise<Result<string>> {
  return runAction(async () => {
    await requireStaff();
    const { id } = runSchema.parse(Object.fromEntries(requireForm(form)));
    if (!(await stopRun(id))) throw new UserError("run-ended", "This run has already ended.");
    revalidatePath("/admin/evaluation", "layout");
    return "Stopped.";
  });
}

export async function deleteRunAction(
  _previous: Previous,
  form: FormData,
): Promise<Result<string>> {
  return runAction(async () => {
    await requireStaff();
    const { id } = runSchema.parse(Object.fromEntries(requireForm(form)));
    if (!(await deleteRun(id))) {
      throw new UserError("run-under-way", "This run is under way or gone. Stop it first.");
    }
    redirect("/admin/evaluation");
  });
}
