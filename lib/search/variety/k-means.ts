import type { Reranker } from "@/lib/search/variety/reranker";
import { rerankVisually } from "@/lib/search/variety/visual-reranker";

/** The visual reranker in the rerankers' common form. It looks at pictures alone. */
export const kMeans: Reranker = (candidates, { imageVectorOf }, styles) =>
  rerankVisually(candidates, imageVectorOf, styles);
