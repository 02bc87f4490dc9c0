import type { ProductCard } from "@/lib/catalogue/product";

/** Which of a product's vectors a query is held against. */
export const MODES = ["description", "image", "average"] as const;
export type Mode = (typeof MODES)[number];

/** Pure relevance order, or the visual reranker's picks in turn. */
export const VIEWS = ["relevance", "varied"] as const;
export type View = (typeof VIEWS)[number];

/** What found a result: its vector's nearness, words in its text, or words that are its title, handle or brand. */
export const SIGNALS = ["vector", "lexical", "exact"] as const;
export type Signal = (typeof SIGNALS)[number];

/** Order inside the relevant set; any but relevance puts variety aside. */
export const SORTS = ["relevance", "price-up", "price-down", "newest"] as const;
export type Sort = (typeof SORTS)[number];

/** Inside one facet any of the values fits, across facets all must; an empty list asks nothing. */
export type Filters = {
  /** Broad categories. */
  categories: string[];
  /** Fine categories; a chosen broad category of which some are named counts with those alone. */
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
  /** With words and a photo, the words' share of the query vector in percent, 0–100. */
  wordsWeight: number;
  /** Handles of products to be more, or less, like. At most MAX_EXAMPLES each. */
  more: string[];
  less: string[];
  mode: Mode;
  view: View;
  /** Clusters of the visual reranker, 2–10. */
  styles: number;
  /** The style that is unfolded in the varied view, from 1; null for none. */
  open: number | null;
  sort: Sort;
  /** From 1. */
  page: number;
  /** 1–100. */
  perPage: number;
  filters: Filters;
  /** Whether words are matched literally too; false is pure vector retrieval. */
  lexical: boolean;
  /** Whether results that are no nearer than an unrelated product are cut. */
  cutoff: boolean;
  /** Whether the colours of one product share a card; null for the shop's setting. */
  collapse: boolean | null;
};

/** Another colour of a product, as a swatch on its card. */
export type Variant = { handle: string; title: string; colour: string | null };

export type SearchResult = ProductCard & {
  /** Cosine distance (0–2) to the query in the mode's vectors; null when browsing without a query. */
  distance: number | null;
  /** What found it; empty when browsing. */
  signals: Signal[];
  /** 0-based style, in the order in which the styles appear; null outside the varied view's candidates. */
  cluster: number | null;
  /** How many candidates share this style, on results that have one. */
  clusterSize: number | null;
  /** All of the relevant set that share this card, itself first; empty where nothing is collapsed. */
  variants: Variant[];
};

export type CategoryHint = { broad: string; fine: string };

export type SearchResponse = {
  /** As it was answered: its mode and view are those in effect. */
  request: SearchRequest;
  /** Key of the towers that answered. */
  model: string;
  timing: { embedMs: number; searchMs: number; rerankMs: number };
  /** How many results a shopper can page to. */
  total: number;
  results: SearchResult[];
  /** The rest of the style that the request unfolds, in relevance order; empty where none is. */
  opened: SearchResult[];
  /** False when nothing comes near what was asked: what there is follows, with other ways on. */
  strong: boolean;
  /** The query in words of the catalogue, where one of its own is unknown and another is near. */
  didYouMean: string | null;
  /** Fine categories nearest to the query, when the match is not strong. */
  nearestCategories: CategoryHint[];
};

/** How many products of the relevant set have a value, all other facets' choices applied. */
export type FacetValue = { value: string; count: number; chosen: boolean };

export type Facets = {
  categories: (FacetValue & { fines: FacetValue[] })[];
  colours: FacetValue[];
  tags: FacetValue[];
  /** Of the relevant set, in the commonest currency; null where nothing has a price. */
  price: { minMinor: number; maxMinor: number; currency: string } | null;
  inStock: FacetValue;
  /** Whether there may be more of everything, the values included: not all of a large catalogue is counted. */
  incomplete: boolean;
};
