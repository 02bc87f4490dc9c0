import { MAX_EXAMPLES } from "@/lib/search/request/param-schemas";
import type { SearchRequest } from "@/lib/search/types";

/** Adds this product to those the search should resemble; beyond the limit, the oldest example is dropped. */
export function moreLike(request: SearchRequest, handle: string): SearchRequest {
  const others = withoutExample(request, handle);
  return { ...others, more: [...others.more, handle].slice(-MAX_EXAMPLES) };
}

/** Adds this product to those the search should avoid; beyond the limit, the oldest example is dropped. */
export function lessLike(request: SearchRequest, handle: string): SearchRequest {
  const others = withoutExample(request, handle);
  return { ...others, less: [...others.less, handle].slice(-MAX_EXAMPLES) };
}

/** The search without this example, back on its first page. */
export function withoutExample(request: SearchRequest, handle: string): SearchRequest {
  const others = (handles: string[]) => handles.filter((other) => other !== handle);
  return {
    ...request,
    more: others(request.more),
    less: others(request.less),
    page: 1,
    open: null,
  };
}
