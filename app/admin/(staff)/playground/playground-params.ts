import { z } from "zod";
import { LIMITS } from "@/app/admin/(staff)/playground/limits";
import { RERANKERS, type RerankerName } from "@/lib/env/reranker-names";
import type { PlaygroundRequest } from "@/lib/evaluation-runs/playground";
import { MAX_QUERY_CHARACTERS } from "@/lib/search/request/param-schemas";
import { cleanQuery, DEFAULT_REQUEST } from "@/lib/search/request/search-params";
import { CANDIDATES } from "@/lib/search/variety/visual-reranker";

/** A comparison's parameters, and how many results each column shows. */
export type PlaygroundParams = Omit<PlaygroundRequest, "reranker"> & {
  /** Null for the shop's own reranker. */
  reranker: RerankerName | null;
  rows: number;
};

const within = ({ min, max }: { min: number; max: number }) =>
  z
    .string()
    .regex(/^\d{1,3}(\.\d{1,3})?$/)
    .transform(Number)
    .pipe(z.number().min(min).max(max));

const paramsSchema = z.object({
  q: z
    .string()
    .catch("")
    .transform((q) => cleanQuery(q).slice(0, MAX_QUERY_CHARACTERS).toWellFormed()),
  photo: z.uuid().nullable().catch(null),
  styles: within(LIMITS.styles).pipe(z.int()).catch(DEFAULT_REQUEST.styles),
  candidates: within(LIMITS.candidates).pipe(z.int()).catch(CANDIDATES),
  weight: within(LIMITS.weight).nullable().catch(null),
  reranker: z.enum(RERANKERS).nullable().catch(null),
  rows: within(LIMITS.rows).pipe(z.int()).catch(20),
});

/** Reads the playground's URL; invalid values fall back to their defaults. */
export function parsePlaygroundParams(
  params: Record<string, string | string[] | undefined>,
): PlaygroundParams {
  const single = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, [value].flat()[0]]),
  );
  const { weight, ...rest } = paramsSchema.parse(single);
  return { ...rest, imageWeight: weight };
}

/** The playground's URL, without default values. */
export function playgroundHref(params: Partial<PlaygroundParams>): string {
  const search = new URLSearchParams();
  const set = (name: string, value: string | number | null | undefined, fallback: unknown) => {
    if (value !== undefined && value !== null && value !== fallback) search.set(name, `${value}`);
  };
  set("q", params.q, "");
  set("photo", params.photo, null);
  set("styles", params.styles, DEFAULT_REQUEST.styles);
  set("candidates", params.candidates, CANDIDATES);
  set("weight", params.imageWeight, null);
  set("reranker", params.reranker, null);
  set("rows", params.rows, 20);
  return search.size > 0 ? `/admin/playground?${search}` : "/admin/playground";
}
