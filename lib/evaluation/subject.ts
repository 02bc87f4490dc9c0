/** Which vectors a query in words is compared with. */
export const SEARCH_TYPES = ["description", "image", "average"] as const;
export type SearchType = (typeof SEARCH_TYPES)[number];

export type EvaluatedProduct = {
  id: string;
  handle: string;
  title: string;
  brand: string | null;
  broadCategory: string;
  fineCategory: string;
  colour: string | null;
  tags: string[];
};

export type Candidate = {
  productId: string;
  /** Cosine distance to the query, 0–2. */
  distance: number;
  imageVector: Float32Array | null;
};

/** A product's stored vectors, L2-normalised. */
export type StoredVectors = {
  productId: string;
  text: Float32Array;
  image: Float32Array | null;
};

/** "This, but …": a photo's vector and words, as the shop combines them. */
export type Composition = {
  photo: Float32Array;
  words: string;
  /** The words' share in percent, 0–100. */
  wordsWeight: number;
  type: SearchType;
  /** Whether to cut what is no nearer than an unrelated product, as for shoppers. */
  cutoff: boolean;
};

/** A way to order candidates: by relevance alone, or with a reranker and its setting. */
export type Arrangement = { name: string; arrange(candidates: Candidate[]): Candidate[] };

/**
 * What an evaluation needs from a shop. Callers pass in the shop's own functions, so that the evaluation measures what
 * shoppers get.
 */
export type Subject = {
  model: { key: string; name: string; dimension: number };
  /** Everything that a shopper can find. */
  products: EvaluatedProduct[];
  /** L2-normalised text vectors of queries, in order; faster for many at once than one by one. */
  embedQueries(texts: string[]): Promise<Float32Array[]>;
  /** Ids of the products nearest by vectors alone, best first. At most 100. */
  search(query: string, type: SearchType, limit: number): Promise<string[]>;
  /**
   * Ids of what a shopper finds: words are also matched literally beside the average vectors, and nothing is returned
   * that is no nearer than an unrelated product, so there may be fewer than `limit`. Variants are not collapsed. At
   * most 1,000.
   */
  searchAsShoppers(query: string, limit: number): Promise<string[]>;
  /** Ids of the products nearest to a photo and words together, best first. */
  searchComposed(composition: Composition, limit: number): Promise<string[]>;
  /** The shop's default weight of words beside a photo, in percent. */
  wordsWeight: number;
  /** The visual reranker's candidates: the best by description, with their image vectors. */
  candidates(query: string, limit: number): Promise<Candidate[]>;
  /** The vectors of all products, for rankings that the shop itself cannot produce. */
  readVectors(): Promise<StoredVectors[]>;
  /** The shop's rerankers, without relevance order. */
  arrangements: Arrangement[];
};

export type Progress = { what: string; done: number; total: number };
export type Watch = { onProgress?: (progress: Progress) => void; signal?: AbortSignal };
