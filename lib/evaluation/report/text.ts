import { PUBLISHED_NOTE } from "@/lib/evaluation/report/article-tables";
import type { Table } from "@/lib/evaluation/report/table";
import { tablesOf } from "@/lib/evaluation/report/tables";
import type { EvaluationRun } from "@/lib/evaluation/run";
import { plainLine } from "@/lib/plain-text";

/** A run as printed in a terminal. */
export function runAsText(run: EvaluationRun): string {
  const notes = notesOf(run).map(plainLine).join("\n");
  return [plainLine(headline(run)), ...tablesOf(run).map(tableAsText), notes]
    .filter((part) => part !== "")
    .join("\n\n");
}

export function headline({ protocol, model, catalogue, options, durationMs }: EvaluationRun) {
  const settings = Object.entries(options).map(([name, value]) => `${name} ${value}`);
  return `${protocol} · ${model.name} · ${catalogue.products} products, ${catalogue.fineCategories} fine categories · ${settings.join(", ")} · ${(durationMs / 1000).toFixed(1)} s`;
}

export function notesOf(run: EvaluationRun): string[] {
  return run.protocol === "article" ? [...run.notes, PUBLISHED_NOTE] : run.notes;
}

export function tableAsText({ title, columns, rows }: Table): string {
  const all = [columns, ...rows].map((row) => row.map(plainLine));
  const widths = columns.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0)));
  const lines = all.map((row) =>
    widths
      .map((width, at) =>
        at === 0 ? (row[at] ?? "").padEnd(width) : (row[at] ?? "").padStart(width),
      )
      .join("  ")
      .trimEnd(),
  );
  return [title, ...lines].join("\n");
}
