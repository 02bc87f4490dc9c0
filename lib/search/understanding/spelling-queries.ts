import { z } from "zod";
import { db } from "@/lib/database/db";
import { queryOneRow, queryRows } from "@/lib/database/query-rows";

const MIN_SIMILARITY = 0.4;
/** The most letters a typo can add: "tartan" is not a misspelt "tan", however many trigrams they share. */
const MAX_LETTERS_MORE = 2;
/** Minimum letters in each of two words that were written as one. */
const MIN_PART = 3;

const unknownRow = z.strictObject({ asked: z.string(), word: z.string().nullable() });

/**
 * Those of the words that no published product has in any form, each with its likeliest correction: two words that were
 * written as one, if the second names something; otherwise the most similar by trigrams, ties going to the commonest.
 * Null when nothing is similar.
 * @param words at most a few
 */
export async function listUnknownWords(words: string[]): Promise<Map<string, string | null>> {
  const rows = await queryRows(db(), unknownRow)`
    WITH keyed AS MATERIALIZED (
      SELECT written, search_key(written) AS key FROM unnest(${words}::text[]) AS w (written)
    ),
    stemmed AS MATERIALIZED (
      SELECT *, tsvector_to_array(to_tsvector('english', key)) AS lexemes FROM keyed
    ),
    unknown AS MATERIALIZED (
      SELECT * FROM stemmed
      -- The likes of "with" have no stem and are nobody's mistake.
      WHERE cardinality(lexemes) > 0 AND NOT EXISTS (SELECT FROM search_word w WHERE w.word = key)
        AND NOT EXISTS (SELECT FROM search_word w WHERE w.lexeme = ANY(lexemes))
    )
    SELECT written AS asked, coalesce(two.words, near.word) AS word
    FROM unknown LEFT JOIN LATERAL (
      SELECT first.word || ' ' || second.word AS words
      FROM generate_series(${MIN_PART}::int, length(key) - ${MIN_PART}::int) AS cut
      JOIN search_word first ON first.word = left(key, cut)
      JOIN search_word second ON second.word = substr(key, cut + 1) AND second.titles > 0
      ORDER BY least(first.products, second.products) DESC LIMIT 1
    ) two ON true
    LEFT JOIN LATERAL (
      SELECT w.word FROM search_word w
      WHERE w.word % key AND similarity(w.word, key) >= ${MIN_SIMILARITY}::float8
        AND length(key) - length(w.word) <= ${MAX_LETTERS_MORE}::int
      ORDER BY similarity(w.word, key) + ln(1 + w.products) / 100 DESC, w.word LIMIT 1
    ) near ON true`;
  return new Map(rows.map(({ asked, word }) => [asked, word]));
}

const knownRow = z.strictObject({ words: z.int(), known: z.int() });

/**
 * How many different words there are, not counting the likes of "the", and how many of them occur in published
 * products.
 */
export async function countKnownWords(words: string): Promise<z.output<typeof knownRow>> {
  return await queryOneRow(db(), knownRow)`
    SELECT count(*)::int AS words,
      count(*) FILTER (WHERE EXISTS (SELECT FROM search_word w WHERE w.lexeme = asked.lexeme))::int AS known
    FROM unnest(tsvector_to_array(to_tsvector('english', search_key(${words}::text)))) AS asked (lexeme)`;
}
