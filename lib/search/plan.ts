import { getCutoff } from "@/lib/cutoffs/cutoffs";
import type { Cutoff, QueryKind } from "@/lib/cutoffs/schema";
import { servingTowers } from "@/lib/embedding/models";
import { env } from "@/lib/env";
import { requestVector } from "@/lib/search/query-vector/query-vector";
import { photoCutoff } from "@/lib/search/relevance/photo-cutoff";
import { isBrowsing } from "@/lib/search/request/search-params";
import type { RelevantQuery } from "@/lib/search/retrieval/relevant-set-queries";
import type { Mode, SearchRequest, View } from "@/lib/search/types";

/** A search request, translated for the database. */
export type SearchPlan = {
  /** With the mode and view in effect. */
  request: SearchRequest;
  query: RelevantQuery;
  collapse: boolean;
  /** Null when browsing, and until cutoffs are measured. */
  cutoff: Cutoff | null;
};

export type Planner = (request: SearchRequest) => Promise<SearchPlan>;

/** A planner that plans equal requests only once, so that the parts of a page or answer share a plan. */
export function createPlanner(): Planner {
  const plans = new Map<string, Promise<SearchPlan>>();
  return (request) => {
    const key = JSON.stringify(request);
    const plan = plans.get(key) ?? planSearch(request);
    plans.set(key, plan);
    return plan;
  };
}

/**
 * Embeds the query and decides how far from it results may lie.
 * @throws UserError when the request's photo is no longer kept
 */
export async function planSearch(asked: SearchRequest): Promise<SearchPlan> {
  const { key, dimension } = await servingTowers();
  const browsing = isBrowsing(asked);
  const view = effectiveView(asked, browsing);
  const mode = effectiveMode(asked, view);
  const request = { ...asked, mode, view };
  const { q, photo, lexical, filters } = request;
  const space = { modelKey: key, dimension, mode };
  const [vector, measured] = browsing
    ? [null, null]
    : await Promise.all([requestVector(request, mode), getCutoff(key, kindOf(request), mode)]);
  const cutoff =
    measured && vector && photo !== null ? await photoCutoff(measured, space, vector) : measured;
  return {
    request,
    collapse: request.collapse ?? env().VARIANTS === "one",
    cutoff,
    query: {
      space,
      vector,
      // Beside a photo, words say what should be different; they are not matched literally.
      words: lexical && photo === null && !browsing ? q : "",
      filters,
      maxDistance: request.cutoff && cutoff ? cutoff.maxDistance : null,
    },
  };
}

/** Variety is an order of its own and cannot be combined with another. */
function effectiveView({ view, sort }: SearchRequest, browsing: boolean): View {
  return browsing || sort !== "relevance" ? "relevance" : view;
}

/** A photo alone is compared with photos; the varied view takes its candidates by description. */
function effectiveMode({ q, photo, mode }: SearchRequest, view: View): Mode {
  if (photo !== null) return q === "" ? "image" : mode;
  return view === "varied" && q !== "" ? "description" : mode;
}

/** Examples are products, with both photos and words. */
function kindOf({ q, photo, more }: SearchRequest): QueryKind {
  if (photo === null && more.length === 0) return "words";
  return q === "" && more.length === 0 ? "photo" : "both";
}
