import { type Figure, type Findings, figureName, findFigure } from "@/lib/evaluation/run";

export type Bar = Pick<Figure, "arm" | "target" | "metric"> & { atLeast: number };

/** The shop's targets and whether they are met; targets whose figure was not measured are left out. */
export function barNotes(findings: Pick<Findings, "figures">, bars: readonly Bar[]): string[] {
  return bars.flatMap((bar) => {
    const found = findFigure(findings, bar);
    if (!found || found.values.length === 0) return [];
    const verdict = found.mean >= bar.atLeast ? "reached" : "missed";
    return [
      `Bar: ${figureName(bar)} ${bar.atLeast.toFixed(3)}, ${verdict} with ${found.mean.toFixed(3)}.`,
    ];
  });
}
