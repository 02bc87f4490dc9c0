import { measureArticle } from "@/lib/evaluation/protocols/article";
import { measureDiversity } from "@/lib/evaluation/protocols/diversity";
import { measureFusion } from "@/lib/evaluation/protocols/fusion";
import type { Judgement } from "@/lib/evaluation/protocols/judgements";
import { measureJudgements } from "@/lib/evaluation/protocols/judgements";
import { type GivenQuery, measureProducts } from "@/lib/evaluation/protocols/products";
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
  judgements: Judgement[];
  given: GivenQuery[] | null;
};

/** Evaluates this shop's search with its serving model, through the code that answers shoppers. */
export async function runEvaluation(
  options: EvaluationOptions,
  watch: Watch = {},
): Promise<EvaluationRun> {
  const subject = await shopSubject();
  return evaluate(options.protocol, subject, () => measure(subject, options, watch));
}

function measure(subject: Subject, options: EvaluationOptions, watch: Watch): Promise<Findings> {
  switch (options.protocol) {
    case "article":
      return measureArticle(subject, options, watch);
    case "products":
      return measureProducts(subject, options, watch);
    case "diversity":
      return measureDiversity(subject, options, watch);
    case "fusion":
      return measureFusion(subject, options, watch);
    case "judgements":
      return measureJudgements(subject, options, watch);
  }
}
