import { z } from "zod";
import { isPublished } from "@/lib/catalogue/published-queries";
import { db } from "@/lib/database/db";
import { queryRows, readRows } from "@/lib/database/query-rows";
import { Prisma } from "@/lib/generated/prisma/client";
import { isPopular } from "@/lib/suggestions/popular-queries";
import { MAX_SUGGESTIONS, type Suggestion } from "@/lib/suggestions/suggestion";
import { type TypedWords, typoPatterns } from "@/lib/suggestions/typed-words";

/** How many matching products are ranked. A single letter matches half the catalogue, and any of those will do. */
const PRODUCT_CANDIDATES = 500;
/** How many words a word with a typo may stand for. */
const MEANINGS = 3;

export type Found = {
  suggestions: Suggestion[];
  /** The words searched for: those typed, each misspelt one preceded by the words near it. */
  sought: string[];
};

const starterRow = z.strictObject({
  kind: z.enum(["query", "category", "product"]),
  text: z.string(),
  broad: z.string().nullable(),
  count: z.int().nullable(),
});
const foundRow = starterRow.extend({
  fine: z.string().nullable(),
  id: z.string().nullable(),
  handle: z.string().nullable(),
  brand: z.string().nullable(),
  place: z.bigint(),
  storageKey: z.string().nullable(),
  sought: z.array(z.string()).nullable(),
});

/**
 * Popular queries, categories and published products with words that begin as typed, in one statement: the best
 * MAX_SUGGESTIONS of each kind, best first. A word missing from the catalogue also matches words one typo away.
 */
export async function listByWords(typed: TypedWords): Promise<Found> {
  const rows = readRows(foundRow, await db().$queryRaw(byWordsQuery(typed)));
  return { suggestions: rows.map(toSuggestion), sought: rows[0]?.sought ?? typed.words };
}

/** The statement of listByWords. Kept short, since planning takes longer than running it. */
export function byWordsQuery(typed: TypedWords): Prisma.Sql {
  return Prisma.sql`
    WITH RECURSIVE category (broad, fine) AS (${CATEGORIES}),
    category_name AS MATERIALIZED (
      SELECT DISTINCT broad AS text, broad, NULL AS fine FROM category
      UNION ALL SELECT fine, broad, fine FROM category WHERE lower(fine) <> lower(broad)
    ),
    sought AS MATERIALIZED (${typed.unspaced ? AS_TYPED : soughtFor(typed.words)}),
    found AS (${named(typed)})
    SELECT found.*, photo.storage_key AS "storageKey", sought.words AS sought
    FROM found CROSS JOIN sought
    LEFT JOIN product_photo photo ON photo.product_id = found.id AND photo.position = 0
    ORDER BY found.place`;
}

/** The categories of published products, each found by one index lookup, however many products there are. */
const CATEGORIES = Prisma.sql`
  (SELECT broad_category, fine_category FROM product WHERE ${isPublished()} ORDER BY 1, 2 LIMIT 1)
  UNION ALL
  SELECT next.* FROM category c, LATERAL (
    SELECT broad_category, fine_category FROM product
    WHERE ${isPublished()} AND (broad_category, fine_category) > (c.broad, c.fine)
    ORDER BY 1, 2 LIMIT 1
  ) next`;

/** For an empty field: the most popular queries and the largest broad categories. */
export async function listStarters(): Promise<Suggestion[]> {
  const rows = await queryRows(db(), starterRow)`
    (SELECT 'query' AS kind, words AS text, NULL AS broad, NULL::int AS count
     FROM popular_query WHERE ${isPopular()} ORDER BY strength DESC, words LIMIT ${MAX_SUGGESTIONS}::int)
    UNION ALL
    (SELECT 'category', broad_category, broad_category, count(*)::int FROM product WHERE ${isPublished()}
     GROUP BY broad_category ORDER BY count(*) DESC, broad_category LIMIT ${MAX_SUGGESTIONS}::int)`;
  return rows.map((row) => toSuggestion({ ...NOTHING, ...row }));
}

/** Matching names of every kind. First those that begin as typed, then those in which a word does. */
function named({ words, unspaced }: TypedWords): Prisma.Sql {
  const key = words.join(" ");
  const fits = (text: Prisma.Sql) =>
    unspaced
      ? Prisma.sql`lower(${text}) LIKE ALL(${words.map((word) => `%${word}%`)})`
      : Prisma.sql`written_words(${text}) @@ (SELECT beginnings FROM sought)`;
  const order = (text: Prisma.Sql) => Prisma.sql`
    CASE WHEN lower(${text}) ^@ ${key} THEN 0 WHEN position(${` ${key}`} IN lower(${text})) > 0 THEN 1 ELSE 2 END`;
  const [query, text, title] = [Prisma.sql`words`, Prisma.sql`text`, Prisma.sql`p.title`];
  return Prisma.sql`
    (SELECT 'query' AS kind, words AS text, NULL AS broad, NULL AS fine, NULL::int AS count,
       NULL::uuid AS id, NULL AS handle, NULL AS brand,
       row_number() OVER (ORDER BY ${order(query)}, strength DESC, words) AS place
     FROM popular_query WHERE ${fits(query)} AND ${isPopular()} AND words <> ${key}
     ORDER BY place LIMIT ${MAX_SUGGESTIONS}::int)
    UNION ALL
    (SELECT 'category', text, broad, fine, count, NULL, NULL, NULL,
       row_number() OVER (ORDER BY ${order(text)}, count DESC, text, broad) AS place
     FROM (
       SELECT *, CASE WHEN fine IS NULL
         THEN (SELECT count(*) FROM product WHERE ${isPublished()} AND broad_category = broad)
         ELSE (SELECT count(*) FROM product WHERE ${isPublished()} AND broad_category = broad AND fine_category = fine)
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
         WHERE ${isPublished("p")} AND ${fits(Prisma.sql`p.title || ' ' || coalesce(p.brand, '')`)}
         LIMIT ${PRODUCT_CANDIDATES}::int
       ) candidate
     ) colours WHERE colour = 1
     ORDER BY place LIMIT ${MAX_SUGGESTIONS}::int)`;
}

/** Unspaced words are searched for as they are. */
const AS_TYPED = Prisma.sql`SELECT NULL::text[] AS words`;

/**
 * What to search for: all of the words, the last one as a prefix, and possible corrections in place of a misspelt word.
 */
function soughtFor(words: string[]): Prisma.Sql {
  const typed = words.map((word, at) => {
    const unfinished = at === words.length - 1;
    return {
      nth: at,
      word,
      own: unfinished ? `${word}%` : word,
      beginning: `'${word}'${unfinished ? ":*" : ""}`,
      typos: typoPatterns(word, unfinished),
    };
  });
  return Prisma.sql`
    SELECT string_agg('(' || concat_ws(' | ', near.any_of, beginning) || ')', ' & ' ORDER BY nth)::tsquery AS beginnings,
      string_to_array(string_agg(concat_ws(' ', near.list, word), ' ' ORDER BY nth), ' ') AS words
    FROM jsonb_to_recordset(${JSON.stringify(typed)}::jsonb) AS typed (nth int, word text, own text, beginning text, typos text[]),
    LATERAL (
      SELECT string_agg(quote_literal(near.word), ' | ') AS any_of, string_agg(near.word, ' ') AS list
      FROM (
        SELECT w.word FROM search_word w
        WHERE w.titles > 0 AND w.word LIKE ANY(typos)
          AND NOT EXISTS (SELECT FROM search_word WHERE titles > 0 AND search_word.word LIKE own)
        ORDER BY left(w.word, 1) = left(typed.word, 1) DESC, titles DESC, w.word LIMIT ${MEANINGS}::int
      ) near
    ) near`;
}

const NOTHING = { fine: null, handle: null, brand: null, storageKey: null };

function toSuggestion({
  kind,
  text,
  broad,
  fine,
  count,
  handle,
  brand,
  storageKey,
}: Omit<z.output<typeof foundRow>, "id" | "place" | "sought">): Suggestion {
  if (kind === "category") return { kind, text, broad: broad ?? text, fine, count: count ?? 0 };
  if (kind === "product") return { kind, text, handle: handle ?? "", brand, storageKey };
  return { kind, text };
}
