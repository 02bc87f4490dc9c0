import type { Reranker } from "@/lib/search/rerankers/reranker";
import { rerankVisually } from "@/lib/search/visual-reranker";

/** The visual reranker in the rerankers' common form. It looks at pictures alone. */
export const kMeans: Reranker = (candidates, { imageVectorOf }, styles) =>
  rerankVisually(candidates, imageVectorOf, styles);
