import type { Prisma } from "@/lib/generated/prisma/client";
import { audienceOf, exclusionsFor } from "@/lib/recommendations/goes-with";
import { goesWithStatement } from "@/lib/recommendations/goes-with-queries";
import { nearestCategoriesStatement } from "@/lib/search/relevance/fallback-queries";
import { facetsOfNearestStatement, facetsStatement } from "@/lib/search/retrieval/facet-queries";
import { nearestStatement, similarStatement } from "@/lib/search/retrieval/nearest-queries";
import type { RelevantQuery } from "@/lib/search/retrieval/relevant-set-queries";
import { type Arrangement, searchStatement } from "@/lib/search/retrieval/search-queries";
import { type Filters, NO_FILTERS } from "@/lib/search/types";
import { vectorBytes } from "@/lib/vectors/codec";

export type PrintedStatement = { file: string; about: string; statement: Prisma.Sql };

const DIMENSION = 384;
const vector = Float32Array.from({ length: DIMENSION }, (_, index) => (index === 0 ? 1 : 0));
const modelKey = "model-key";
const words = "red linen dress";
const productId = "00000000-0000-7000-8000-000000000000";
const window = { limit: 41, offset: 82 };
const filters: Filters = {
  categories: ["Dresses"],
  fines: ["Midi dresses"],
  colours: ["Red"],
  tags: ["wedding"],
  minPriceHundredths: 2_001,
  maxPriceHundredths: 12_001,
  inStock: true,
};
const maxDistance = 0.8765;
const limit = 9;

/** Names for the bound values of the statements below. */
export const NAMES = new Map<unknown, string>([
  [vectorBytes(vector), "query_vector"],
  [modelKey, "model_key"],
  [words, "words"],
  [productId, "product_id"],
  [window.limit, "limit"],
  [limit, "limit"],
  [window.offset, "offset"],
  [filters.categories, "categories"],
  [filters.fines, "fine_categories"],
  [filters.colours, "colours"],
  [filters.tags, "tags"],
  [filters.minPriceHundredths, "min_price_hundredths"],
  [filters.maxPriceHundredths, "max_price_hundredths"],
  [maxDistance, "max_distance"],
]);

const space = (mode: RelevantQuery["space"]["mode"]) => ({ modelKey, dimension: DIMENSION, mode });
const byWords: RelevantQuery = {
  space: space("average"),
  vector,
  words,
  filters: NO_FILTERS,
  maxDistance,
};
const arranged: Arrangement = { sort: "relevance", collapse: true, withImageVectors: false };

/** The main variants of the queries that the shop sends to the database. */
export const STATEMENTS: PrintedStatement[] = [
  {
    file: "search-words",
    about:
      "A page of results for words, by an exact scan: small catalogues, and the embedded database. As the shop is set by default, the colours of one product share a card.",
    statement: searchStatement(byWords, window, arranged, "exact"),
  },
  {
    file: "search-words-index",
    about: "The same on a large catalogue, by the HNSW index.",
    statement: searchStatement(byWords, window, arranged, "index"),
  },
  {
    file: "search-photo",
    about: "A page of results for a photo: image vectors, no words.",
    statement: searchStatement(
      { ...byWords, space: space("image"), words: "" },
      window,
      arranged,
      "exact",
    ),
  },
  {
    file: "search-filters",
    about: "Words with every filter.",
    statement: searchStatement({ ...byWords, filters }, window, arranged, "exact"),
  },
  {
    file: "search-filters-index",
    about: "The same where the filters leave more than 10,000 products, by the HNSW index.",
    statement: searchStatement({ ...byWords, filters }, window, arranged, "index"),
  },
  {
    file: "search-sorted",
    about: "Words, sorted by price: the thousand most relevant are arranged.",
    statement: searchStatement(byWords, window, { ...arranged, sort: "price-up" }, "exact"),
  },
  {
    file: "search-varied",
    about:
      "The candidates of the varied view: nearest by description, with the image vectors that are clustered.",
    statement: searchStatement(
      { ...byWords, space: space("description") },
      window,
      { ...arranged, withImageVectors: true },
      "exact",
    ),
  },
  {
    file: "browse-newest",
    about: "Without words, photo and examples: everything, the newest first.",
    statement: searchStatement(
      { ...byWords, vector: null, words: "", maxDistance: null },
      window,
      { ...arranged, sort: "newest" },
      "exact",
    ),
  },
  {
    file: "facets",
    about: "The facets of a search for words with filters: how much each value would leave.",
    statement: facetsStatement(byWords, filters, true),
  },
  {
    file: "facets-of-nearest",
    about: "The same on a large catalogue: facets without a choice are counted among the nearest.",
    statement: facetsOfNearestStatement({ ...byWords, filters }, ["tag", "stock"], true, "index"),
  },
  {
    file: "nearest-distance",
    about: "How near the best match of a shopper's photo is, for its cutoff.",
    statement: nearestStatement(space("image"), vector),
  },
  {
    file: "nearest-categories",
    about: "The categories to offer where nothing matches well.",
    statement: nearestCategoriesStatement(space("average"), vector, limit),
  },
  {
    file: "similar-products",
    about: "Products like a product.",
    statement: similarStatement(space("average"), productId, limit),
  },
  {
    file: "goes-with",
    about: "Products that complete a woman's look (docs/decisions/0008-goes-with.md).",
    statement: goesWithStatement(
      space("average"),
      productId,
      exclusionsFor(
        audienceOf({ title: "Women's dress", broadCategory: "", fineCategory: "", tags: [] }),
      ),
      limit,
    ),
  },
];
