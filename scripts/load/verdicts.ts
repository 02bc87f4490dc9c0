import { printTable } from "@/scripts/bench/statistics";

export type Verdict = {
  what: string;
  measured: string;
  bar: string;
  /** Null if it could not be measured here. */
  ok: boolean | null;
};

export function wordFor(ok: boolean | null): string {
  if (ok === null) return "skipped";
  return ok ? "ok" : "MISSED";
}

/** Prints one table, and below it how many bars were missed. */
export function printVerdicts(heading: string, verdicts: readonly Verdict[]): void {
  printTable(heading, [
    ["check", "measured", "bar", ""],
    ...verdicts.map(({ what, measured, bar, ok }) => [what, measured, bar, wordFor(ok)]),
  ]);
  const missed = verdicts.filter(({ ok }) => ok === false).length;
  const skipped = verdicts.filter(({ ok }) => ok === null).length;
  console.log(`\n  ${verdicts.length - missed - skipped} ok, ${missed} missed, ${skipped} skipped`);
}

/** A verdict on a number, which may be at most `most`, printed with a unit. */
export function atMost(what: string, value: number, most: number, unit: string): Verdict {
  const told = Number.isFinite(value) ? `${rounded(value)} ${unit}` : "not measured";
  return { what, measured: told, bar: `≤ ${rounded(most)} ${unit}`, ok: value <= most };
}

function rounded(value: number): string {
  return Math.round(value).toLocaleString("en");
}

export function megabytes(bytes: number): number {
  return bytes / 1024 / 1024;
}
