import { Prisma } from "@/lib/generated/prisma/client";
import { matching, PLACING } from "@/lib/search/retrieval/card-queries";
import type { Filters } from "@/lib/search/types";

/** Longer queries are no title with a slip in it; comparing their trigrams would only cost. */
const MAX_TITLE_CHARACTERS = 200;

/**
 * How surely words name a product. Within one strength the vectors decide.
 * - 4 exact: they are its title, handle or brand
 * - 3: title, brand, handle, categories, colour and tags have all of them
 * - 2: the description too
 * - 2 + trigram similarity: they are its title but for one slip, and no product has all of them
 * - 1: it has a rare one of them in title, brand or handle, or anywhere if it is of a kind that they name: of "cosy
 *   scarf" the scarves, not the socks that are said to be cosy
 */
export const EXACT_STRENGTH = 4;

/**
 * Common table expressions that end in `lexical (product_id, strength, slip, rank)` with PLACING: the published products inside the
 * filters that the words name, which is decided without the filters, so that facets count what filters leave; `slip` is the similarity of a title with a slip, null for others.
 * @param words "" finds nothing
 */
export function lexicalMatches(words: string, filters: Filters): Prisma.Sql {
  const inside = matching(filters);
  if (words === "") {
    return Prisma.sql`
      lexical AS (SELECT id AS product_id, ${PLACING}, NULL::float8 AS strength, NULL::float8 AS slip, NULL::bigint AS rank FROM product p WHERE false)`;
  }
  return Prisma.sql`
    asked AS MATERIALIZED (
      SELECT key, CASE WHEN numnode(stemmed) > 0 THEN stemmed ELSE plainto_tsquery('simple', key) END AS every_word
      FROM (SELECT key, plainto_tsquery('english', key) AS stemmed FROM (SELECT search_key(${words}::text) AS key) k) s
    ),
    wanted AS MATERIALIZED (
      SELECT key, every_word, any_rare, any_kind, any_rare IS NOT NULL AS has_rare,
        coalesce(any_rare || every_word, every_word) AS any_of
      FROM asked CROSS JOIN LATERAL (
        SELECT (string_agg(DISTINCT quote_literal(w.lexeme), ' | ') FILTER (WHERE w.rare))::tsquery AS any_rare,
          (string_agg(DISTINCT quote_literal(w.lexeme), ' | ') FILTER (WHERE w.kinds > 0))::tsquery AS any_kind
        FROM unnest(tsvector_to_array(to_tsvector('english', key))) AS l (lexeme)
        JOIN search_word w ON w.lexeme = l.lexeme AND (w.rare OR w.kinds > 0)
      ) known
    ),
    named AS MATERIALIZED (
      SELECT id FROM product
      WHERE ARRAY[search_key(title), search_key(handle), search_key(brand)] @> ARRAY[(SELECT key FROM wanted)]
    ),
    worded AS MATERIALIZED (
      SELECT p.id AS product_id, CASE
          WHEN p.id IN (SELECT id FROM named) THEN ${EXACT_STRENGTH}::float8
          WHEN ts_filter(p.words, '{a,b}') @@ (SELECT every_word FROM wanted) THEN 3
          WHEN p.words @@ (SELECT every_word FROM wanted) THEN 2
          WHEN (SELECT any_kind FROM wanted) IS NULL THEN 1
          WHEN ts_filter(p.words, '{a}') @@ (SELECT any_rare FROM wanted) THEN 1
          WHEN ts_filter(p.words, '{a,b}') @@ (SELECT any_kind FROM wanted) THEN 1 END AS strength, ${PLACING}, ${inside} AS inside
      FROM product p
      WHERE p.words @@ (SELECT any_of FROM wanted) AND p.status = 'published'
    ),
    lexical AS MATERIALIZED (
      SELECT product_id, variant_group, price_minor, published_at, max(strength) AS strength, max(slip) AS slip,
        rank() OVER (ORDER BY max(strength) DESC) AS rank
      FROM (
        SELECT *, NULL::float8 AS slip FROM worded
        UNION ALL
        ${titlesWithASlip(words, inside)}
      ) found
      WHERE inside AND strength IS NOT NULL
      GROUP BY product_id, variant_group, price_minor, published_at
    )`;
}

/**
 * Whether the match `l` stands by itself, however far it is by vectors. A description that has the words, all of them
 * common, may only speak of what goes with the product: socks "to wear with a dress".
 */
export const NAMES_IT = Prisma.sql`l.strength <> 2 OR (SELECT has_rare FROM wanted)`;

function titlesWithASlip(words: string, inside: Prisma.Sql): Prisma.Sql {
  if (words.length > MAX_TITLE_CHARACTERS) {
    return Prisma.sql`SELECT *, NULL::float8 FROM worded WHERE false`;
  }
  const from = slipSimilarity(Prisma.sql`SELECT key FROM wanted`);
  return Prisma.sql`
    SELECT product_id, 2 + similarity, variant_group, price_minor, published_at, inside, similarity FROM (
      SELECT p.id AS product_id, ${PLACING}, ${inside} AS inside, similarity(search_key(p.title), (SELECT key FROM wanted))::float8 AS similarity
      FROM product p
      WHERE NOT EXISTS (SELECT FROM worded WHERE strength >= 2)
        AND search_key(p.title) % (SELECT key FROM wanted) AND p.status = 'published'
    ) similar_titles
    WHERE similarity >= ${from}`;
}

/**
 * A column that tells the operator % from which similarity on titles matter, for its transaction alone: at the usual
 * .3 the index hands over thousands to be compared one by one (of 40,000 titles 9,000, which took 430 ms instead of 16). Not
 * part of the search itself, since a statement with a setting in it runs on one core.
 */
export function slipSetting(words: string): Prisma.Sql {
  const from = slipSimilarity(Prisma.sql`SELECT search_key(${words}::text) AS key`);
  return Prisma.sql`set_config('pg_trgm.similarity_threshold', ${from}::text, true)`;
}

/** A slip of the finger costs a title of n trigrams about four, and adds as many that are not its own. */
function slipSimilarity(key: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`greatest(0.4, (
    SELECT (trigrams - 4.5) / (trigrams + 4.5) FROM (SELECT cardinality(show_trgm(key)) AS trigrams FROM (${key}) k) n))`;
}
