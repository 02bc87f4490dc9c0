import { db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { isPopular } from "@/lib/suggestions/popular-queries";
import { MAX_SUGGESTIONS, type Suggestion } from "@/lib/suggestions/suggestion";
import { beginningsQuery, slipPatterns, type TypedWords } from "@/lib/suggestions/typed-words";

/** Of the products that fit, as many as are ranked. A letter alone fits half the catalogue, and any of it will do. */
const PRODUCT_CANDIDATES = 500;
/** What a word with a slip can have been meant as. */
const MEANINGS = 3;

export type Found = {
  suggestions: Suggestion[];
  /** What was looked for in place of words with a slip; null where the words as typed found something. */
  meant: string[] | null;
};

type Row = {
  kind: Suggestion["kind"];
  text: string;
  broad: string | null;
  fine: string | null;
  count: number | null;
  handle: string | null;
  brand: string | null;
  storageKey: string | null;
  meant: string[] | null;
};

/**
 * Popular queries, categories and published products with words that begin as typed, in one statement: the best
 * MAX_SUGGESTIONS of each kind, best first. Where there is nothing, a word with one slip is taken for what it is near.
 */
export async function listByWords(typed: TypedWords): Promise<Found> {
  const key = typed.words.join(" ");
  const rows = await db().$queryRaw<Row[]>`
    WITH RECURSIVE category (broad, fine) AS (${CATEGORIES}),
    category_name AS MATERIALIZED (
      SELECT DISTINCT broad AS text, broad, NULL AS fine FROM category
      UNION ALL SELECT fine, broad, fine FROM category WHERE lower(fine) <> lower(broad)
    ),
    as_typed AS MATERIALIZED (${named(asTyped(typed), key)}),
    meaning AS MATERIALIZED (${meaningOf(typed)}),
    as_meant AS MATERIALIZED (${named(asMeant, key)})
    SELECT found.*, photo.storage_key AS "storageKey"
    FROM (
      SELECT *, NULL::text[] AS meant FROM as_typed
      UNION ALL SELECT as_meant.*, meaning.words FROM as_meant, meaning
    ) found
    LEFT JOIN product_photo photo ON photo.product_id = found.id AND photo.position = 0
    ORDER BY found.place`;
  return { suggestions: rows.map(toSuggestion), meant: rows[0]?.meant ?? null };
}

/** The categories of published products, each found by one look into an index, however many products there are. */
const CATEGORIES = Prisma.sql`
  (SELECT broad_category, fine_category FROM product WHERE status = 'published' ORDER BY 1, 2 LIMIT 1)
  UNION ALL
  SELECT next.* FROM category c, LATERAL (
    SELECT broad_category, fine_category FROM product
    WHERE status = 'published' AND (broad_category, fine_category) > (c.broad, c.fine)
    ORDER BY 1, 2 LIMIT 1
  ) next`;

/** For a field without words: the most popular queries and the largest broad categories. */
export async function listStarters(): Promise<Suggestion[]> {
  const rows = await db().$queryRaw<Row[]>`
    (SELECT 'query' AS kind, words AS text, NULL AS broad, NULL::int AS count
     FROM popular_query WHERE ${isPopular()} ORDER BY strength DESC, words LIMIT ${MAX_SUGGESTIONS}::int)
    UNION ALL
    (SELECT 'category', broad_category, broad_category, count(*)::int FROM product WHERE status = 'published'
     GROUP BY broad_category ORDER BY count(*) DESC, broad_category LIMIT ${MAX_SUGGESTIONS}::int)`;
  return rows.map((row) => toSuggestion({ ...NOTHING, ...row }));
}

/** Whether a text is named by what was typed. */
type Fits = (text: Prisma.Sql) => Prisma.Sql;

function asTyped({ words, unspaced }: TypedWords): Fits {
  if (unspaced) return (text) => Prisma.sql`lower(${text}) LIKE ALL(${words.map(inside)})`;
  return (text) => Prisma.sql`written_words(${text}) @@ ${beginningsQuery(words)}::tsquery`;
}

const asMeant: Fits = (text) =>
  Prisma.sql`written_words(${text}) @@ (SELECT beginnings FROM meaning)`;

/** Names that fit, of every kind. First those that begin as typed, then those where it begins a word. */
function named(fits: Fits, key: string): Prisma.Sql {
  const order = (text: Prisma.Sql) => Prisma.sql`
    CASE WHEN lower(${text}) ^@ ${key} THEN 0 WHEN position(${` ${key}`} IN lower(${text})) > 0 THEN 1 ELSE 2 END`;
  const [words, text, title] = [Prisma.sql`words`, Prisma.sql`text`, Prisma.sql`p.title`];
  return Prisma.sql`
    (SELECT 'query' AS kind, words AS text, NULL AS broad, NULL AS fine, NULL::int AS count,
       NULL::uuid AS id, NULL AS handle, NULL AS brand,
       row_number() OVER (ORDER BY ${order(words)}, strength DESC, words) AS place
     FROM popular_query WHERE ${fits(words)} AND ${isPopular()} AND words <> ${key}
     ORDER BY place LIMIT ${MAX_SUGGESTIONS}::int)
    UNION ALL
    (SELECT 'category', text, broad, fine, count, NULL, NULL, NULL,
       row_number() OVER (ORDER BY ${order(text)}, count DESC, text, broad) AS place
     FROM (
       SELECT *, CASE WHEN fine IS NULL
         THEN (SELECT count(*) FROM product WHERE status = 'published' AND broad_category = broad)
         ELSE (SELECT count(*) FROM product WHERE status = 'published' AND broad_category = broad AND fine_category = fine)
         END::int AS count
       FROM category_name WHERE ${fits(text)}
     ) counted
     ORDER BY place LIMIT ${MAX_SUGGESTIONS}::int)
    UNION ALL
    (SELECT 'product', title, NULL, NULL, NULL, id, handle, brand,
       row_number() OVER (ORDER BY fit, sold_out, published_at DESC, id) AS place
     FROM (
       SELECT *, row_number() OVER (
         PARTITION BY coalesce(variant_group, id::text) ORDER BY fit, sold_out, published_at DESC, id) AS colour
       FROM (
         SELECT p.id, p.title, p.handle, p.brand, p.variant_group, p.published_at,
           coalesce(p.stock, 1) <= 0 AS sold_out, ${order(title)} AS fit
         FROM product p
         WHERE p.status = 'published' AND ${fits(Prisma.sql`p.title || ' ' || coalesce(p.brand, '')`)}
         LIMIT ${PRODUCT_CANDIDATES}::int
       ) candidate
     ) colours WHERE colour = 1
     ORDER BY place LIMIT ${MAX_SUGGESTIONS}::int)`;
}

/** What was meant, if the words as typed found nothing: each word that the catalogue lacks is one that it is near. */
function meaningOf({ words, unspaced }: TypedWords): Prisma.Sql {
  const typed = words.map((word, at) => {
    const beginning = at === words.length - 1;
    return {
      own: beginning ? `${word}%` : word,
      query: `'${word}'${beginning ? ":*" : ""}`,
      word,
      slips: slipPatterns(word, beginning),
    };
  });
  return Prisma.sql`
    SELECT string_agg(CASE WHEN known THEN query ELSE any_of END, ' & ' ORDER BY nth)::tsquery AS beginnings,
      string_to_array(string_agg(CASE WHEN known THEN word ELSE list END, ' ' ORDER BY nth), ' ') AS words
    FROM (
      SELECT nth, typed.word, query, EXISTS (SELECT FROM search_word w WHERE w.titles > 0 AND w.word LIKE own) AS known,
        near.any_of, near.list
      FROM jsonb_array_elements(${JSON.stringify(unspaced ? [] : typed)}::jsonb) WITH ORDINALITY AS given (value, nth),
        jsonb_to_record(value) AS typed (word text, own text, query text, slips text[]),
        LATERAL (
          SELECT '(' || string_agg(quote_literal(w.word), ' | ') || ')' AS any_of, string_agg(w.word, ' ') AS list
          FROM (
            SELECT word FROM search_word WHERE titles > 0 AND word LIKE ANY(slips)
            ORDER BY left(word, 1) = left(typed.word, 1) DESC, titles DESC, word LIMIT ${MEANINGS}::int
          ) w
        ) near
      WHERE NOT EXISTS (SELECT FROM as_typed)
    ) each
    HAVING bool_and(known OR any_of IS NOT NULL)`;
}

function inside(word: string): string {
  return `%${word}%`;
}

const NOTHING = { fine: null, handle: null, brand: null, storageKey: null, meant: null };

function toSuggestion({
  kind,
  text,
  broad,
  fine,
  count,
  handle,
  brand,
  storageKey,
}: Row): Suggestion {
  if (kind === "category") return { kind, text, broad: broad ?? text, fine, count: count ?? 0 };
  if (kind === "product") return { kind, text, handle: handle ?? "", brand, storageKey };
  return { kind, text };
}
