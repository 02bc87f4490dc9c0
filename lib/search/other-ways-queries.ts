import { db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { withIndexSettings } from "@/lib/search/index-queries";
import { distanceTo, KIND, type VectorSpace } from "@/lib/search/space-queries";
import type { CategoryHint } from "@/lib/search/types";

/** Products whose categories speak for what is near. */
const NEAR = 60;
/** Shorter words are as near to each other as to a slip. */
const MIN_LETTERS = 4;
const MAX_WORDS = 12;
const MIN_SIMILARITY = 0.4;

/** The fine categories that most of the nearest products are of, nearest first, whatever filters and floor say. */
export async function listNearestCategories(
  space: VectorSpace,
  vector: Float32Array,
  limit: number,
): Promise<CategoryHint[]> {
  const distance = distanceTo(space.dimension, vector);
  return withIndexSettings<CategoryHint>(
    Prisma.sql`
      SELECT broad, fine FROM (
        SELECT p.broad_category AS broad, p.fine_category AS fine, ${distance} AS distance
        FROM product_embedding e JOIN product p ON p.id = e.product_id
        WHERE e.model_key = ${space.modelKey} AND e.kind = ${KIND[space.mode]} AND p.status = 'published'
        ORDER BY ${distance} LIMIT ${NEAR}::int
      ) near
      GROUP BY broad, fine ORDER BY count(*) * (2 - min(distance)) DESC, fine LIMIT ${limit}::int`,
    NEAR,
  );
}

/**
 * For each word that no published product has in any form, the likeliest that one has: alike by trigrams and, of
 * equals, the commonest.
 */
export async function listSpellings(words: string[]): Promise<Map<string, string>> {
  const asked = [...new Set(words)]
    .filter((word) => word.length >= MIN_LETTERS)
    .slice(0, MAX_WORDS);
  if (asked.length === 0) return new Map();
  const rows = await db().$queryRaw<{ asked: string; word: string }[]>`
    SELECT a.written AS asked, near.word
    FROM unnest(${asked}::text[]) AS a (written)
    CROSS JOIN LATERAL (
      SELECT w.word FROM search_word w
      WHERE w.word % search_key(a.written) AND similarity(w.word, search_key(a.written)) >= ${MIN_SIMILARITY}::float8
      ORDER BY similarity(w.word, search_key(a.written)) + ln(1 + w.products) / 100 DESC, w.word LIMIT 1
    ) near
    WHERE NOT EXISTS (
      SELECT FROM search_word known
      WHERE known.word = search_key(a.written)
        OR known.lexeme = ANY(tsvector_to_array(to_tsvector('english', search_key(a.written))))
    )`;
  return new Map(rows.map(({ asked: written, word }) => [written, word]));
}

/** Whether any published product has any of the words, in any form. */
export async function knowsAnyWord(words: string): Promise<boolean> {
  const [row] = await db().$queryRaw<{ known: boolean }[]>`
    SELECT EXISTS (
      SELECT FROM search_word
      WHERE lexeme = ANY(tsvector_to_array(to_tsvector('english', search_key(${words}::text))))
    ) AS known`;
  return row?.known === true;
}

/** Whether there are words, and each is one that some published product has, in any form. */
export async function knowsEveryWord(words: string): Promise<boolean> {
  const [row] = await db().$queryRaw<{ known: boolean }[]>`
    SELECT count(*) > 0 AND bool_and(EXISTS (SELECT FROM search_word w WHERE w.lexeme = asked.lexeme)) AS known
    FROM unnest(tsvector_to_array(to_tsvector('english', search_key(${words}::text)))) AS asked (lexeme)`;
  return row?.known === true;
}
