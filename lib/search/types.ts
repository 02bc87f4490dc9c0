/** Which of a product's vectors a query is held against. */
export const MODES = ["description", "image", "average"] as const;
export type Mode = (typeof MODES)[number];

/** Pure relevance order, or the visual reranker's picks in turn. */
export const VIEWS = ["relevance", "varied"] as const;
export type View = (typeof VIEWS)[number];

/** What found a result: its vector's nearness, words in its text, or words that are its title, handle or brand. */
export const SIGNALS = ["vector", "lexical", "exact"] as const;
export type Signal = (typeof SIGNALS)[number];

export type Filters = {
  category: string | null;
  fine: string | null;
  colours: string[];
  /** In the currency's minor unit. */
  minPriceMinor: number | null;
  maxPriceMinor: number | null;
  inStock: boolean;
};

export type SearchRequest = {
  q: string;
  /** Id of a QueryPhoto. */
  photo: string | null;
  mode: Mode;
  view: View;
  /** Clusters of the visual reranker, 2–10. */
  styles: number;
  /** From 1. */
  page: number;
  /** 1–100. */
  perPage: number;
  filters: Filters;
  /** Whether words are matched literally too; false is pure vector retrieval. */
  lexical: boolean;
};

export type CardPhoto = {
  storageKey: string;
  alt: string;
  widthPx: number;
  heightPx: number;
  /** Data URL shown while the photo loads; may be empty. */
  placeholder: string;
};

/** What a grid shows of a product. */
export type ProductCard = {
  id: string;
  handle: string;
  title: string;
  brand: string | null;
  priceMinor: number | null;
  currency: string;
  stock: number | null;
  broadCategory: string;
  fineCategory: string;
  colour: string | null;
  variantGroup: string | null;
  photo: CardPhoto | null;
};

export type SearchResult = ProductCard & {
  /** Cosine distance (0–2) to the query in the mode's vectors; null when browsing without a query. */
  distance: number | null;
  /** What found it; empty when browsing. */
  signals: Signal[];
  /** 0-based style, in the order in which the styles appear; null outside the varied view's candidates. */
  cluster: number | null;
  /** How many candidates share this style, on results that have one. */
  clusterSize: number | null;
};

export type SearchResponse = {
  request: SearchRequest;
  /** Key of the towers that answered. */
  model: string;
  timing: { embedMs: number; searchMs: number; rerankMs: number };
  /** How many products a shopper can page to. */
  total: number;
  results: SearchResult[];
};
