import { SEARCH_WORDS } from "@/lib/catalogue/derived-version";
import { isPublished } from "@/lib/catalogue/published-queries";
import { Prisma } from "@/lib/generated/prisma/client";

/** A word is rare when its stem occurs in at most this many published products, or in at most one in two hundred. */
const RARE_PRODUCTS = 5;

const PUBLISHED = Prisma.sql`
  SELECT p.id, p.words, p.fine_category AS kind, search_word_texts(p.tags, p.description) AS texts,
    search_word_names(p.title, p.brand, p.handle, p.broad_category, p.fine_category, p.colour) AS names
  FROM product p WHERE ${isPublished("p")}`;

/** How many products in `counted` have each word, each product multiplied by its `sign`. */
function saidIn(counted: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT word, coalesce(sum(sign) FILTER (WHERE place = 'names'), 0)::int AS titles,
      coalesce(sum(sign) FILTER (WHERE place = 'texts'), 0)::int AS texts,
      coalesce(sum(sign) FILTER (WHERE place = 'kind'), 0)::int AS kinds
    FROM ${counted}, LATERAL (
      SELECT DISTINCT unnest(string_to_array(search_key(names), ' ')) AS word, 'names' AS place
      UNION ALL
      SELECT DISTINCT unnest(string_to_array(search_key(texts), ' ')), 'texts'
      UNION ALL
      SELECT DISTINCT unnest(string_to_array(search_key(kind), ' ')), 'kind'
    ) each
    WHERE length(word) BETWEEN 2 AND 60
    GROUP BY word`;
}

const LEXEME = Prisma.sql`(tsvector_to_array(to_tsvector('english', word)))[1]`;

/** The most products a word may occur in and still be rare, in a catalogue of this size. */
export function rareUpTo(products: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`greatest(${RARE_PRODUCTS}::int, ${products} / 200)`;
}

/** Writes `fresh`, and records that the words now cover `published` products. */
const WRITE_FRESH = Prisma.sql`
  noted AS (
    INSERT INTO catalogue_state (thing, version, written, products, made_at)
    SELECT ${SEARCH_WORDS}, coalesce(sum(version), 0), coalesce(sum(written), 0), (SELECT products FROM published), clock_timestamp()
    FROM (
      SELECT version, written FROM catalogue_state WHERE thing = 'catalogue'
      UNION ALL SELECT changed, written FROM catalogue_change
    ) so_far
    ON CONFLICT (thing) DO UPDATE SET version = EXCLUDED.version, written = EXCLUDED.written,
      products = EXCLUDED.products, made_at = EXCLUDED.made_at
  )
  INSERT INTO search_word (word, lexeme, products, titles, texts, kinds, rare)
  SELECT word, lexeme, fresh.products, titles, texts, kinds, fresh.products <= ${rareUpTo(Prisma.sql`published.products`)}
  FROM fresh, published
  ON CONFLICT (word) DO UPDATE SET lexeme = EXCLUDED.lexeme, products = EXCLUDED.products, titles = EXCLUDED.titles,
    texts = EXCLUDED.texts, kinds = EXCLUDED.kinds, rare = EXCLUDED.rare
  WHERE (search_word.lexeme, search_word.products, search_word.titles, search_word.texts, search_word.kinds, search_word.rare)
    IS DISTINCT FROM (EXCLUDED.lexeme, EXCLUDED.products, EXCLUDED.titles, EXCLUDED.texts, EXCLUDED.kinds, EXCLUDED.rare)`;

/** Counts the words of all published products. */
export const COUNT_ALL_PRODUCTS = Prisma.sql`
  WITH taken AS (DELETE FROM search_word_change),
    published AS MATERIALIZED (SELECT count(*)::int AS products FROM product WHERE ${isPublished()}),
    lexemes AS MATERIALIZED (
      SELECT word AS lexeme, ndoc AS products FROM ts_stat($$SELECT words FROM product WHERE ${isPublished()}$$)
    ),
    gone_lexemes AS (
      DELETE FROM search_lexeme known WHERE NOT EXISTS (SELECT FROM lexemes WHERE lexemes.lexeme = known.lexeme)
    ),
    kept_lexemes AS (
      INSERT INTO search_lexeme AS known (lexeme, products) SELECT lexeme, products FROM lexemes
      ON CONFLICT (lexeme) DO UPDATE SET products = EXCLUDED.products WHERE known.products <> EXCLUDED.products
    ),
    said AS (${saidIn(Prisma.sql`(SELECT 1 AS sign, * FROM (${PUBLISHED}) p) counted`)}),
    fresh AS MATERIALIZED (
      SELECT said.*, lexemes.products
      FROM (SELECT *, ${LEXEME} AS lexeme FROM said) said JOIN lexemes ON lexemes.lexeme = said.lexeme
    ),
    gone AS (
      DELETE FROM search_word known WHERE NOT EXISTS (SELECT FROM fresh WHERE fresh.word = known.word)
    ),
    ${WRITE_FRESH}`;

/**
 * Counts the words of some of the changed products. A product's first note says what is counted for it so far; its
 * current state is read as of the same moment. Unchanged words cost nothing; lost words are subtracted and new ones
 * added.
 */
export function countChangedProducts(productsAtOnce: number): Prisma.Sql {
  return Prisma.sql`
    WITH taken AS (
      DELETE FROM search_word_change
      WHERE product_id IN (SELECT product_id FROM search_word_change ORDER BY id LIMIT ${productsAtOnce}::int)
      RETURNING *
    ),
    so_far AS MATERIALIZED (SELECT DISTINCT ON (product_id) * FROM taken ORDER BY product_id, id),
    counted AS MATERIALIZED (
      SELECT -1 AS sign, names, texts, kind, words FROM so_far WHERE names IS NOT NULL
      UNION ALL
      SELECT 1, p.names, p.texts, p.kind, p.words FROM so_far JOIN (${PUBLISHED}) p ON p.id = so_far.product_id
    ),
    published AS MATERIALIZED (
      SELECT products + coalesce((SELECT sum(sign) FROM counted), 0)::int AS products
      FROM catalogue_state WHERE thing = ${SEARCH_WORDS}
    ),
    lexemes AS (
      INSERT INTO search_lexeme AS known (lexeme, products)
      SELECT lexeme, sum(sign)::int FROM counted, unnest(tsvector_to_array(words)) AS lexeme
      GROUP BY lexeme HAVING sum(sign) <> 0
      ON CONFLICT (lexeme) DO UPDATE SET products = known.products + EXCLUDED.products
      RETURNING lexeme, products
    ),
    said AS MATERIALIZED (
      SELECT * FROM (${saidIn(Prisma.sql`counted`)}) all_said WHERE (titles, texts, kinds) <> (0, 0, 0)
    ),
    known AS MATERIALIZED (
      SELECT w.* FROM said JOIN search_word w ON w.word = said.word
      UNION
      SELECT w.* FROM lexemes JOIN search_word w ON w.lexeme = lexemes.lexeme
    ),
    fresh AS MATERIALIZED (
      SELECT each.word, each.lexeme, titles, texts, kinds, coalesce(changed.products, same.products) AS products
      FROM (
        SELECT word, coalesce(known.lexeme, ${LEXEME}) AS lexeme,
          coalesce(known.titles, 0) + coalesce(said.titles, 0) AS titles,
          coalesce(known.texts, 0) + coalesce(said.texts, 0) AS texts,
          coalesce(known.kinds, 0) + coalesce(said.kinds, 0) AS kinds
        FROM known FULL JOIN said USING (word)
      ) each
      LEFT JOIN lexemes changed ON changed.lexeme = each.lexeme
      LEFT JOIN search_lexeme same ON same.lexeme = each.lexeme
      WHERE coalesce(changed.products, same.products) IS NOT NULL
    ),
    ${WRITE_FRESH}`;
}
