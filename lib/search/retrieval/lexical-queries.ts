import { isPublished } from "@/lib/catalogue/published-queries";
import { Prisma } from "@/lib/generated/prisma/client";
import { isShown } from "@/lib/search/retrieval/filter-queries";
import type { Filters } from "@/lib/search/types";

/** Longer queries are not titles with a typo; comparing their trigrams would be wasted effort. */
const MAX_TITLE_CHARACTERS = 200;

/**
 * How certainly words name a product. Within one strength the vectors decide.
 * - 4 exact: they are its title, handle or brand
 * - 3: title, brand, handle, categories, colour and tags together contain all of them
 * - 2: all of them once the description is included
 * - 2 + trigram similarity: they are its title with one typo, and no product has all of them
 * - 1: it has a rare one of them in its title, brand or handle, or anywhere if it is of a kind that they name: for
 *   "cosy scarf" the scarves, not the socks described as cosy
 */
export const EXACT_STRENGTH = 4;

/** The columns of `product` that decide its place besides relevance. */
export const SORT_COLUMNS = Prisma.sql`product.variant_group, product.price_minor, product.published_at`;

/**
 * Common table expressions that end in `lexical_matches (product_id, variant_group, price_minor, published_at,
 * strength, typo_similarity, lexical_rank)`: the published products inside the filters that the words name. The filters
 * play no part in deciding which products the words name, so facets count what the filters leave. `typo_similarity` is
 * set for titles with a typo, null for others.
 * @param words "" finds nothing
 */
export function lexicalMatches(words: string, filters: Filters): Prisma.Sql {
  if (words === "") return Prisma.sql`lexical_matches AS (${noMatches()})`;
  const inside = isShown(filters);
  return Prisma.sql`
    query_words AS MATERIALIZED (${queryWords(words)}),
    query AS MATERIALIZED (${queryWithRareWords()}),
    exact_matches AS MATERIALIZED (${exactMatches()}),
    text_matches AS MATERIALIZED (${textMatches(inside)}),
    title_typo_matches AS (${titleTypoMatches(words, inside)}),
    lexical_matches AS MATERIALIZED (
      SELECT product_id, variant_group, price_minor, published_at, max(strength) AS strength,
        max(typo_similarity) AS typo_similarity, rank() OVER (ORDER BY max(strength) DESC) AS lexical_rank
      FROM (
        SELECT *, NULL::float8 AS typo_similarity FROM text_matches
        UNION ALL
        SELECT * FROM title_typo_matches
      ) AS matches
      WHERE inside AND strength IS NOT NULL
      GROUP BY product_id, variant_group, price_minor, published_at
    )`;
}

/**
 * Whether a row of `lexical_matches` counts on its own, however far away its vector is. A description with all of the
 * words, if all are common, may only mention what goes with the product: socks "to wear with a dress".
 */
export const NAMES_PRODUCT = Prisma.sql`lexical_matches.strength <> 2 OR (SELECT has_rare_word FROM query)`;

function noMatches(): Prisma.Sql {
  return Prisma.sql`
      SELECT id AS product_id, ${SORT_COLUMNS}, NULL::float8 AS strength, NULL::float8 AS typo_similarity,
        NULL::bigint AS lexical_rank
      FROM product WHERE false`;
}

/** The words in the form used for comparison, and the text query that requires all of them. */
function queryWords(words: string): Prisma.Sql {
  return Prisma.sql`
      SELECT key, CASE WHEN numnode(stemmed) > 0 THEN stemmed ELSE plainto_tsquery('simple', key) END AS every_word
      FROM (
        SELECT key, plainto_tsquery('english', key) AS stemmed
        FROM (SELECT search_key(${words}::text) AS key) AS typed
      ) AS parsed`;
}

/** Which of the words are rare in this catalogue, and which name a kind of product. */
function queryWithRareWords(): Prisma.Sql {
  return Prisma.sql`
      SELECT key, every_word, any_rare_word, any_kind, any_rare_word IS NOT NULL AS has_rare_word,
        coalesce(any_rare_word || every_word, every_word) AS every_or_rare_word
      FROM query_words CROSS JOIN LATERAL (
        SELECT
          (string_agg(DISTINCT quote_literal(search_word.lexeme), ' | ') FILTER (WHERE search_word.rare))::tsquery
            AS any_rare_word,
          (string_agg(DISTINCT quote_literal(search_word.lexeme), ' | ') FILTER (WHERE search_word.kinds > 0))::tsquery
            AS any_kind
        FROM unnest(tsvector_to_array(to_tsvector('english', key))) AS typed (lexeme)
        JOIN search_word ON search_word.lexeme = typed.lexeme AND (search_word.rare OR search_word.kinds > 0)
      ) AS known_words`;
}

/** Products whose title, handle or brand equals the words. */
function exactMatches(): Prisma.Sql {
  return Prisma.sql`
      SELECT id FROM product
      WHERE ARRAY[search_key(title), search_key(handle), search_key(brand)] @> ARRAY[(SELECT key FROM query)]`;
}

/** Products whose text has all of the words, or a rare one. */
function textMatches(inside: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
      SELECT product.id AS product_id, CASE
          WHEN product.id IN (SELECT id FROM exact_matches) THEN ${EXACT_STRENGTH}::float8
          WHEN ts_filter(product.words, '{a,b}') @@ (SELECT every_word FROM query) THEN 3
          WHEN product.words @@ (SELECT every_word FROM query) THEN 2
          WHEN (SELECT any_kind FROM query) IS NULL THEN 1
          WHEN ts_filter(product.words, '{a}') @@ (SELECT any_rare_word FROM query) THEN 1
          WHEN ts_filter(product.words, '{a,b}') @@ (SELECT any_kind FROM query) THEN 1 END AS strength,
        ${SORT_COLUMNS}, ${inside} AS inside
      FROM product
      WHERE product.words @@ (SELECT every_or_rare_word FROM query) AND ${isPublished()}`;
}

/** Products whose title is the words with one typo; none when some product's text has all of the words. */
function titleTypoMatches(words: string, inside: Prisma.Sql): Prisma.Sql {
  if (words.length > MAX_TITLE_CHARACTERS) {
    return Prisma.sql`SELECT *, NULL::float8 AS typo_similarity FROM text_matches WHERE false`;
  }
  const least = leastSimilarity(Prisma.sql`SELECT key FROM query`);
  return Prisma.sql`
      SELECT product_id, 2 + similarity AS strength, variant_group, price_minor, published_at, inside,
        similarity AS typo_similarity
      FROM (
        SELECT product.id AS product_id, ${SORT_COLUMNS}, ${inside} AS inside,
          similarity(search_key(product.title), (SELECT key FROM query))::float8 AS similarity
        FROM product
        WHERE NOT EXISTS (SELECT FROM text_matches WHERE strength >= 2)
          AND search_key(product.title) % (SELECT key FROM query) AND ${isPublished()}
      ) AS similar_titles
      WHERE similarity >= ${least}`;
}

/**
 * Sets, for its transaction only, the similarity at which the % operator matches titles. At the default 0.3 the index
 * returns thousands of rows to be compared one by one (9,000 of 40,000 titles, which took 430 ms instead of 16). It is
 * kept out of the search statement, since a statement that contains a setting runs on one core.
 */
export function similaritySetting(words: string): Prisma.Sql {
  const least = leastSimilarity(Prisma.sql`SELECT search_key(${words}::text) AS key`);
  return Prisma.sql`set_config('pg_trgm.similarity_threshold', ${least}::text, true)`;
}

/** A typo costs a title of n trigrams about four, and adds as many that are not its own. */
function leastSimilarity(key: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`greatest(0.4, (
    SELECT (trigrams - 4.5) / (trigrams + 4.5)
    FROM (SELECT cardinality(show_trgm(key)) AS trigrams FROM (${key}) AS typed) AS counted))`;
}
