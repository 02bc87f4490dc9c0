import { MAX_EXAMPLES } from "@/lib/search/request/param-schemas";
import type { SearchRequest } from "@/lib/search/types";

/** The search that is also after products more like this one; beyond the limit the oldest example makes room. */
export function moreLike(request: SearchRequest, handle: string): SearchRequest {
  const others = withoutExample(request, handle);
  return { ...others, more: [...others.more, handle].slice(-MAX_EXAMPLES) };
}

/** The search that also keeps away from this product; beyond the limit the oldest example makes room. */
export function lessLike(request: SearchRequest, handle: string): SearchRequest {
  const others = withoutExample(request, handle);
  return { ...others, less: [...others.less, handle].slice(-MAX_EXAMPLES) };
}

/** The search without this example, from its first page. */
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
