import { z } from "zod";
import { isPublished } from "@/lib/catalogue/published-queries";
import { Prisma } from "@/lib/generated/prisma/client";
import {
  CARD_COLUMNS,
  type CardRow,
  JOIN_FIRST_PHOTO,
  pageRow,
  type Ranked,
  toPage,
  toRanked,
  type Window,
} from "@/lib/search/retrieval/card-queries";
import { EXACT_STRENGTH } from "@/lib/search/retrieval/lexical-queries";
import {
  MAX_RELEVANT,
  type RelevantQuery,
  relevantSet,
  type Scan,
} from "@/lib/search/retrieval/relevant-set-queries";
import { scanFor, withScan } from "@/lib/search/retrieval/scan-queries";
import { imageVectorColumn } from "@/lib/search/retrieval/vector-queries";
import type { Signal, Sort, Variant } from "@/lib/search/types";
import { vectorFromBytes } from "@/lib/vectors/codec";

/** Reciprocal rank fusion's constant (Cormack, Clarke and Büttcher, SIGIR 2009). */
const FUSION_RANKS = 60;

export type Arrangement = {
  sort: Sort;
  /** Whether the colours of one product share a place. */
  collapse: boolean;
  withImageVectors: boolean;
};

export type RelevantResult = Ranked & {
  imageVector: Float32Array | null;
  signals: Signal[];
  variants: Variant[];
};
export type RelevantPage = {
  /** The number of cards on all pages. */
  total: number;
  rows: RelevantResult[];
  /** The smallest cosine distance and the greatest lexical strength of the relevant set; null for none. */
  nearest: number | null;
  strongest: number | null;
};
export const relevantRow = pageRow.extend({
  nearest: z.number().nullable(),
  strongest: z.number().nullable(),
  strength: z.number().nullable(),
  foundByVector: z.boolean().nullable(),
  place: z.int().nullable(),
  /** Present when the arrangement needs them. */
  imageVector: z.instanceof(Uint8Array).nullable().optional(),
  variants: z
    .array(z.strictObject({ handle: z.string(), title: z.string(), colour: z.string().nullable() }))
    .nullable()
    .optional(),
});
type RelevantRow = z.output<typeof relevantRow>;

/**
 * A page of the relevant set, in one statement. By relevance, exact matches come first, then titles with a typo, then
 * reciprocal rank fusion of the vector ranks and the word ranks; products that the words name equally well share a
 * rank.
 */
export async function listRelevant(
  query: RelevantQuery,
  window: Window,
  arrangement: Arrangement,
): Promise<RelevantPage> {
  const scan = await scanFor(query.filters);
  const statement = searchStatement(query, window, arrangement, scan);
  const rows = await withScan(relevantRow, scan, statement, MAX_RELEVANT, query.words);
  const { nearest = null, strongest = null } = rows[0] ?? {};
  return { ...toPage(rows, toResult), nearest, strongest };
}

/** The statement behind a page of results; `docs/sql/` shows the resulting SQL. */
export function searchStatement(
  query: RelevantQuery,
  { limit, offset }: Window,
  { sort, collapse, withImageVectors }: Arrangement,
  scan: Scan,
): Prisma.Sql {
  const byRelevance = sort === "relevance";
  const order = Prisma.sql`${BEFORE_RELEVANCE[sort]} ${RELEVANCE}`;
  const most = query.vector === null ? Number.MAX_SAFE_INTEGER : MAX_RELEVANT;
  const pageLimit = Math.max(0, Math.min(limit, most - offset));
  const columns = [
    CARD_COLUMNS,
    Prisma.sql`page.distance, page.strength, page.found_by_vector AS "foundByVector", page.place`,
    ...(withImageVectors ? [imageVectorColumn(query.space.modelKey)] : []),
    ...(collapse ? [VARIANTS] : []),
  ];
  return Prisma.sql`
    WITH
    ${relevantSet(query, scan, MAX_RELEVANT, byRelevance ? "group" : "all")},
    ranked AS (${rankedByFusion()}),
    cards AS MATERIALIZED (${collapse ? bestOfEachGroup(order) : Prisma.sql`SELECT * FROM ranked`}),
    page AS (
      SELECT *, row_number() OVER (ORDER BY ${order})::int AS place FROM (
        SELECT * FROM ${byRelevance ? Prisma.sql`cards` : mostRelevant(most)}
        ORDER BY ${order} LIMIT ${pageLimit}::int OFFSET ${offset}::int
      ) AS sorted
    ),
    totals AS (
      SELECT least(count(*), ${most}::bigint)::int AS total, min(distance) AS nearest, max(strength) AS strongest
      FROM cards
    )
    SELECT totals.*, products.*
    FROM totals LEFT JOIN (
      SELECT ${Prisma.join(columns)}
      FROM page JOIN product ON product.id = page.product_id ${JOIN_FIRST_PHOTO}
    ) AS products ON true
    ORDER BY products.place`;
}

function rankedByFusion(): Prisma.Sql {
  return Prisma.sql`
      SELECT *,
        CASE WHEN distance IS NULL THEN 0
          ELSE 1 / (${FUSION_RANKS}::float8 + row_number() OVER (ORDER BY distance, product_id)) END
        + coalesce(1 / (${FUSION_RANKS}::float8 + lexical_rank), 0) AS fusion_score
      FROM relevant`;
}

/**
 * The best of the products sharing a card represents it. Comparing bytes is faster than using a language's collation.
 */
function bestOfEachGroup(order: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
      SELECT * FROM ranked WHERE variant_group IS NULL
      UNION ALL (
        SELECT DISTINCT ON (variant_group COLLATE "C") * FROM ranked WHERE variant_group IS NOT NULL
        ORDER BY variant_group COLLATE "C", ${order}
      )`;
}

/** What orders other than relevance arrange; by relevance these come first anyway. */
function mostRelevant(most: number): Prisma.Sql {
  return Prisma.sql`(SELECT * FROM cards ORDER BY ${RELEVANCE} LIMIT ${most}::bigint) AS most_relevant`;
}

const RELEVANCE = Prisma.sql`
  coalesce(strength >= ${EXACT_STRENGTH}::float8, false) DESC, typo_similarity DESC NULLS LAST, fusion_score DESC,
  distance, published_at DESC, product_id`;

const BEFORE_RELEVANCE: Record<Sort, Prisma.Sql> = {
  relevance: Prisma.empty,
  "price-up": Prisma.sql`price_minor ASC NULLS LAST,`,
  "price-down": Prisma.sql`price_minor DESC NULLS LAST,`,
  newest: Prisma.sql`published_at DESC NULLS LAST,`,
};

/** The colours of a row of `product`, itself first. */
const VARIANTS = Prisma.sql`
  CASE WHEN product.variant_group IS NOT NULL THEN (
    SELECT json_agg(json_build_object('handle', variant.handle, 'title', variant.title, 'colour', variant.colour)
      ORDER BY variant.id <> product.id, variant.created_at, variant.id)
    FROM product AS variant WHERE variant.variant_group = product.variant_group AND ${isPublished("variant")}
  ) END AS variants`;

function toResult(row: RelevantRow & CardRow): RelevantResult {
  const { variants } = row;
  return {
    ...toRanked(row),
    imageVector: row.imageVector ? vectorFromBytes(row.imageVector) : null,
    signals: signalsOf(row),
    variants: variants && variants.length > 1 ? variants : [],
  };
}

function signalsOf({
  strength,
  foundByVector,
}: Pick<RelevantRow, "strength" | "foundByVector">): Signal[] {
  const signals: Signal[] = foundByVector ? ["vector"] : [];
  if (strength !== null) signals.push("lexical");
  if (strength !== null && strength >= EXACT_STRENGTH) signals.push("exact");
  return signals;
}
