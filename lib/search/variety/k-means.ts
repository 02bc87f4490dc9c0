import type { Reranker } from "@/lib/search/variety/reranker";
import { rerankVisually } from "@/lib/search/variety/visual-reranker";

/** The visual reranker as a `Reranker`. It uses pictures alone, not relevance. */
export const kMeans: Reranker = (candidates, { imageVectorOf }, styles) =>
  rerankVisually(candidates, imageVectorOf, styles);
