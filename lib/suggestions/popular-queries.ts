import { db } from "@/lib/database/db";
import { Prisma } from "@/lib/generated/prisma/client";

const DAY_MS = 24 * 60 * 60 * 1000;
/** Half-life of a count, in days. */
export const HALF_LIFE_DAYS = 30;
/** How many clients, each counted once a day, make a query popular. */
export const POPULAR_FROM = 3;
/** A query whose total weight falls below this is forgotten: a single count, after one half-life. */
const FADED_WEIGHT = 0.5;
/** Kept by each pruning, and the most there can be between two. */
export const MAX_QUERIES = 5_000;
const MAX_UNPRUNED = 2 * MAX_QUERIES;

/** The condition for showing a row of popular_query. */
export function isPopular(at = new Date()): Prisma.Sql {
  return Prisma.sql`times >= ${POPULAR_FROM}::int AND strength > ${faded(at)}::float8`;
}

/**
 * Counts a query once. Words that the published catalogue does not use are not stored: a person's name, a street, a
 * misspelling.
 * @param words normalised, at most 60 characters
 */
export async function countQuery(words: string, at = new Date()): Promise<void> {
  const strength = halfLives(at);
  await db().$executeRaw`
    INSERT INTO popular_query AS kept (words, times, strength)
    SELECT ${words}, 1, ${strength}::float8
    FROM (SELECT tsvector_to_array(to_tsvector('english', ${words})) AS lexemes) said
    WHERE cardinality(lexemes) > 0
      AND NOT EXISTS (
        SELECT FROM unnest(lexemes) AS l (lexeme)
        WHERE length(lexeme) > 1 AND NOT EXISTS (SELECT FROM search_word w WHERE w.lexeme = l.lexeme))
      AND ((SELECT count(*) FROM popular_query) < ${MAX_UNPRUNED}::int
        OR EXISTS (SELECT FROM popular_query q WHERE q.words = ${words}))
    ON CONFLICT (words) DO UPDATE SET times = kept.times + 1,
      strength = greatest(kept.strength, EXCLUDED.strength)
        + log(2, (1 + power(2, -abs(kept.strength - EXCLUDED.strength)))::numeric)::float8`;
}

/** Deletes queries that are hardly used any more, and the weakest beyond MAX_QUERIES. Returns how many. */
export async function pruneQueries(at = new Date()): Promise<number> {
  return db().$executeRaw`
    DELETE FROM popular_query
    WHERE strength <= ${faded(at)}::float8
      OR words IN (SELECT words FROM popular_query ORDER BY strength DESC, words OFFSET ${MAX_QUERIES}::int)`;
}

function faded(at: Date): number {
  return halfLives(at) + Math.log2(FADED_WEIGHT);
}

/** Half-lives from 1970 to the UTC day of a moment: the strength of one count. The hour is deliberately not stored. */
function halfLives(at: Date): number {
  return Math.floor(at.getTime() / DAY_MS) / HALF_LIFE_DAYS;
}
