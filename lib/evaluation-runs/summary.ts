import { COMPOSITION_TARGETS } from "@/lib/evaluation/protocols/composition";
import { TITLE, TITLE_WITH_TYPO } from "@/lib/evaluation/protocols/known-items";
import { decimals } from "@/lib/evaluation/report/table";
import { SEARCH_ARMS, SHOP_ARM } from "@/lib/evaluation/retrieval";
import { type EvaluationRun, type Figure, findFigure } from "@/lib/evaluation/run";

/** The result in one line. */
export function summaryOf(run: EvaluationRun): string {
  const fine = { target: "fine category", metric: "P@10" };
  switch (run.protocol) {
    case "article":
      return `Fine P@10: ${named(run, SEARCH_ARMS, fine)}`;
    case "diversity":
      return `Fine P@10: ${named(run, ["relevance", "k-means, k = 5"], fine)}`;
    case "known-items": {
      const exact = named(run, SEARCH_ARMS, { target: TITLE, metric: "success@1" });
      const mistyped = named(run, SEARCH_ARMS, { target: TITLE_WITH_TYPO, metric: "success@3" });
      return `Title first: ${exact}; with a typo in three: ${mistyped}`;
    }
    case "composition": {
      const asked = { target: COMPOSITION_TARGETS[0], metric: "P@10" };
      const best = bestOf(run.figures.filter(({ arm }) => arm !== SHOP_ARM).filter(isOf(asked)));
      return `In the asked colour P@10: ${named(run, [...(best ? [best.arm] : []), SHOP_ARM], asked)}`;
    }
    default: {
      const metric = run.figures[0]?.metric;
      const best = bestOf(
        run.figures.filter((figure) => figure.better === "higher" && figure.metric === metric),
      );
      return best ? `Best ${best.metric}: ${best.arm} ${decimals(best.mean)}` : "";
    }
  }
}

type Wanted = Pick<Figure, "target" | "metric">;

function named(run: EvaluationRun, arms: readonly string[], wanted: Wanted): string {
  return arms
    .flatMap((arm) => {
      const found = findFigure(run, { arm, ...wanted });
      return found ? [`${arm} ${decimals(found.mean)}`] : [];
    })
    .join(", ");
}

function isOf({ target, metric }: Wanted) {
  return (figure: Figure) => figure.target === target && figure.metric === metric;
}

function bestOf(figures: Figure[]): Figure | undefined {
  return figures.toSorted((a, b) => b.mean - a.mean)[0];
}
