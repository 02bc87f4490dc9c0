import { getCutoffs } from "@/lib/cutoffs/cutoffs";
import { measureArticle } from "@/lib/evaluation/protocols/article";
import { measureComposition } from "@/lib/evaluation/protocols/composition";
import { measureDiversity } from "@/lib/evaluation/protocols/diversity";
import { measureFusion } from "@/lib/evaluation/protocols/fusion";
import type { Judgement } from "@/lib/evaluation/protocols/judgements";
import { measureJudgements } from "@/lib/evaluation/protocols/judgements";
import { measureKnownItems } from "@/lib/evaluation/protocols/known-items";
import { measureProducts } from "@/lib/evaluation/protocols/products";
import type { GivenQuery } from "@/lib/evaluation/protocols/products-tasks";
import { type Retrieval, SHOP_ARM } from "@/lib/evaluation/retrieval";
import { type EvaluationRun, evaluate, type Findings, type Protocol } from "@/lib/evaluation/run";
import type { Subject, Watch } from "@/lib/evaluation/subject";
import { shopSubject } from "@/lib/evaluation-runs/shop-subject";

export type EvaluationOptions = {
  protocol: Protocol;
  queries: number;
  seed: number;
  ks: number[];
  candidates: number;
  step: number;
  retrieval: Retrieval;
  judgements: Judgement[];
  given: GivenQuery[] | null;
};

/** Evaluates this shop's search with its serving model, through the code that answers shoppers. */
export async function runEvaluation(
  options: EvaluationOptions,
  watch: Watch = {},
): Promise<EvaluationRun> {
  const subject = await shopSubject();
  const run = await evaluate(options.protocol, subject, () => measure(subject, options, watch));
  const asShoppers = run.figures.some(({ arm }) => arm === SHOP_ARM);
  if (!asShoppers || (await getCutoffs(subject.model.key)) !== null) return run;
  return { ...run, notes: [...run.notes, NO_CUTOFF] };
}

const NO_CUTOFF =
  "The shop has not measured a cutoff for this model and catalogue (too few products, or no worker has run since), so it cuts nothing.";

function measure(subject: Subject, options: EvaluationOptions, watch: Watch): Promise<Findings> {
  switch (options.protocol) {
    case "article":
      return measureArticle(subject, options, watch);
    case "products":
      return measureProducts(subject, options, watch);
    case "known-items":
      return measureKnownItems(subject, options, watch);
    case "composition":
      return measureComposition(subject, options, watch);
    case "diversity":
      return measureDiversity(subject, options, watch);
    case "fusion":
      return measureFusion(subject, options, watch);
    case "judgements":
      return measureJudgements(subject, options, watch);
  }
}
