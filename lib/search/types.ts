import type { ProductCard } from "@/lib/catalogue/product";

/** Which of a product's vectors a query is compared with. */
export const MODES = ["description", "image", "average"] as const;
export type Mode = (typeof MODES)[number];

/** Pure relevance order, or one product of each style in turn, as the visual reranker picks them. */
export const VIEWS = ["relevance", "varied"] as const;
export type View = (typeof VIEWS)[number];

/**
 * Why a result was found: its vector is near, its text contains the words, or the words are its title, handle or brand.
 */
export const SIGNALS = ["vector", "lexical", "exact"] as const;
export type Signal = (typeof SIGNALS)[number];

/** Order within the relevant set; any order but relevance turns variety off. */
export const SORTS = ["relevance", "price-up", "price-down", "newest"] as const;
export type Sort = (typeof SORTS)[number];

/** A product must match one value of every facet; an empty list matches everything. */
export type Filters = {
  /** Broad categories. */
  categories: string[];
  /** Fine categories. If some of a chosen broad category's are named, only those count. */
  fines: string[];
  colours: string[];
  tags: string[];
  /** In hundredths of each product's own currency unit, whatever its minor unit is. */
  minPriceHundredths: number | null;
  maxPriceHundredths: number | null;
  inStock: boolean;
};

export const NO_FILTERS: Filters = {
  categories: [],
  fines: [],
  colours: [],
  tags: [],
  minPriceHundredths: null,
  maxPriceHundredths: null,
  inStock: false,
};

export type SearchRequest = {
  q: string;
  /** Id of a QueryPhoto. */
  photo: string | null;
  /** The words' share of the query vector beside a photo, in percent, 0–100. */
  wordsWeight: number;
  /** Handles of products to be more, or less, like. At most MAX_EXAMPLES each. */
  more: string[];
  less: string[];
  mode: Mode;
  view: View;
  /** Number of clusters of the visual reranker, 2–10. */
  styles: number;
  /** The style unfolded in the varied view, counted from 1; null for none. */
  open: number | null;
  sort: Sort;
  /** Counted from 1. */
  page: number;
  /** 1–100. */
  perPage: number;
  filters: Filters;
  /** Whether words are also matched literally; false is pure vector retrieval. */
  lexical: boolean;
  /** Whether to drop results that are no nearer than an unrelated product. */
  cutoff: boolean;
  /** Whether the colours of one product share a card; null for the shop's setting. */
  collapse: boolean | null;
};

/** Another colour of a product, shown as a swatch on its card. */
export type Variant = { handle: string; title: string; colour: string | null };

export type SearchResult = ProductCard & {
  /** Cosine distance (0–2) to the query in the mode's vectors; null when browsing. */
  distance: number | null;
  /** Why it was found; empty when browsing. */
  signals: Signal[];
  /** 0-based style, numbered in order of appearance; null outside the varied view's candidates. */
  cluster: number | null;
  /** How many candidates share this style; null without a style. */
  clusterSize: number | null;
  /** The products of the relevant set that share this card, this one first; empty where nothing is collapsed. */
  variants: Variant[];
};

export type CategoryHint = { broad: string; fine: string };

export type SearchResponse = {
  /** As answered: with the mode and view in effect. */
  request: SearchRequest;
  /** Key of the towers that embedded the query. */
  model: string;
  timing: { embedMs: number; searchMs: number; rerankMs: number };
  /** How many results a shopper can page to. */
  total: number;
  results: SearchResult[];
  /** The other members of the unfolded style, in relevance order; empty if none is unfolded. */
  opened: SearchResult[];
  /**
   * False when nothing comes near the request: the results are then the nearest there are, shown with other
   * suggestions.
   */
  strong: boolean;
  /** The query respelt with words of the catalogue; null unless a word is unknown and a known one is near. */
  didYouMean: string | null;
  /** Fine categories nearest to the query, when the match is not strong. */
  nearestCategories: CategoryHint[];
};

/** How many products of the relevant set have a value, with the choices in all other facets applied. */
export type FacetValue = { value: string; count: number; chosen: boolean };

export type Facets = {
  categories: (FacetValue & { fines: FacetValue[] })[];
  colours: FacetValue[];
  tags: FacetValue[];
  /** Range within the relevant set, in its most common currency; null where nothing has a price. */
  price: { minMinor: number; maxMinor: number; currency: string } | null;
  inStock: FacetValue;
  /** Whether counts may be too low and values missing, because only part of a large catalogue was counted. */
  incomplete: boolean;
};
