import { type Figure, type Findings, figureName, findFigure } from "@/lib/evaluation/run";

export type Bar = Pick<Figure, "arm" | "target" | "metric"> & { atLeast: number };

/** What is asked of the shop, and whether it is reached; nothing of bars whose figure was not measured. */
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
