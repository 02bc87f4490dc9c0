import { Prisma } from "@/lib/generated/prisma/client";
import {
  CARD_COLUMNS,
  type CardRow,
  FIRST_PHOTO,
  type PageRow,
  type Ranked,
  toPage,
  toRanked,
  type Window,
} from "@/lib/search/retrieval/card-queries";
import { scanFor, withScan } from "@/lib/search/retrieval/index-queries";
import { EXACT_STRENGTH } from "@/lib/search/retrieval/lexical-queries";
import {
  MAX_RELEVANT,
  type RelevantQuery,
  relevantSet,
  type Scan,
} from "@/lib/search/retrieval/relevant-set-queries";
import { imageVectorColumn } from "@/lib/search/retrieval/space-queries";
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
  /** How many cards there are on all pages. */
  total: number;
  rows: RelevantResult[];
  /** The smallest cosine distance and the greatest lexical strength of the relevant set; null for none. */
  nearest: number | null;
  strongest: number | null;
};
type RelevantRow = PageRow & {
  nearest: number | null;
  strongest: number | null;
  strength: number | null;
  near: boolean | null;
  variants: Variant[] | null;
};

/**
 * A page of the relevant set. By relevance exact matches come first, then titles but for a slip, then by reciprocal
 * rank fusion of the vectors' ranks and the words' ranks, where products that the words name equally well share a
 * rank. One statement.
 */
export async function searchRelevant(
  query: RelevantQuery,
  window: Window,
  arrangement: Arrangement,
): Promise<RelevantPage> {
  const scan = await scanFor(query.filters);
  const statement = relevantQuery(query, window, arrangement, scan);
  const rows = await withScan<RelevantRow>(scan, statement, MAX_RELEVANT, query.words);
  const { nearest = null, strongest = null } = rows[0] ?? {};
  return { ...toPage(rows, toResult), nearest, strongest };
}

function toResult(row: CardRow): RelevantResult {
  const { variants, ...found } = row as CardRow & Omit<RelevantRow, keyof PageRow>;
  return {
    ...toRanked(row),
    imageVector: row.imageVector ? vectorFromBytes(row.imageVector) : null,
    signals: signalsOf(found),
    variants: variants && variants.length > 1 ? variants : [],
  };
}

export function relevantQuery(
  query: RelevantQuery,
  { limit, offset }: Window,
  { sort, collapse, withImageVectors }: Arrangement,
  scan: Scan,
): Prisma.Sql {
  const imageVector = withImageVectors ? imageVectorColumn(query.space.modelKey) : Prisma.empty;
  const order = Prisma.sql`${BEFORE_RELEVANCE[sort]} ${RELEVANCE}`;
  const byRelevance = sort === "relevance";
  const most = query.vector === null ? Number.MAX_SAFE_INTEGER : MAX_RELEVANT;
  const listed = Math.max(0, Math.min(limit, most - offset));
  return Prisma.sql`
    WITH ${relevantSet(query, scan, MAX_RELEVANT, byRelevance ? "group" : "all")},
    fused AS (
      SELECT *, CASE WHEN distance IS NULL THEN 0
          ELSE 1 / (${FUSION_RANKS}::float8 + row_number() OVER (ORDER BY distance, product_id)) END
        + coalesce(1 / (${FUSION_RANKS}::float8 + rank), 0) AS fusion
      FROM relevant
    ),
    cards AS MATERIALIZED (${collapse ? bestOfEachGroup(order) : Prisma.sql`SELECT * FROM fused`}),
    shown AS (
      SELECT *, row_number() OVER (ORDER BY ${order})::int AS place FROM (
        SELECT * FROM ${byRelevance ? Prisma.sql`cards` : mostRelevant(most)} ORDER BY ${order} LIMIT ${listed}::int OFFSET ${offset}::int
      ) page
    ),
    counted AS (
      SELECT least(count(*), ${most}::bigint)::int AS total, min(distance) AS nearest, max(strength) AS strongest FROM cards
    )
    SELECT counted.*, listed.*
    FROM counted
    LEFT JOIN (
      SELECT ${CARD_COLUMNS}, shown.distance, shown.strength, shown.near, shown.place${imageVector}${
        collapse ? VARIANTS : Prisma.empty
      }
      FROM shown JOIN product p ON p.id = shown.product_id ${FIRST_PHOTO}
    ) listed ON true
    ORDER BY listed.place`;
}

/** What other orders than relevance arrange; by relevance these come first anyway. */
function mostRelevant(most: number): Prisma.Sql {
  return Prisma.sql`(SELECT * FROM cards ORDER BY ${RELEVANCE} LIMIT ${most}::bigint) most_relevant`;
}

/** The best of the products that share a card stands for it. Bytes compare faster than a language's letters. */
function bestOfEachGroup(order: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
      SELECT * FROM fused WHERE variant_group IS NULL
      UNION ALL (
        SELECT DISTINCT ON (variant_group COLLATE "C") * FROM fused WHERE variant_group IS NOT NULL
        ORDER BY variant_group COLLATE "C", ${order}
      )`;
}

const RELEVANCE = Prisma.sql`
  coalesce(strength >= ${EXACT_STRENGTH}::float8, false) DESC, slip DESC NULLS LAST, fusion DESC,
  distance, published_at DESC, product_id`;

const BEFORE_RELEVANCE: Record<Sort, Prisma.Sql> = {
  relevance: Prisma.empty,
  "price-up": Prisma.sql`price_minor ASC NULLS LAST,`,
  "price-down": Prisma.sql`price_minor DESC NULLS LAST,`,
  newest: Prisma.sql`published_at DESC NULLS LAST,`,
};

/** The colours of product `p`, itself first. */
const VARIANTS = Prisma.sql`, CASE WHEN p.variant_group IS NOT NULL THEN (
  SELECT json_agg(json_build_object('handle', v.handle, 'title', v.title, 'colour', v.colour)
    ORDER BY v.id <> p.id, v.created_at, v.id)
  FROM product v WHERE v.variant_group = p.variant_group AND v.status = 'published'
) END AS variants`;

function signalsOf({ strength, near }: Pick<RelevantRow, "strength" | "near">): Signal[] {
  const signals: Signal[] = near ? ["vector"] : [];
  if (strength !== null) signals.push("lexical");
  if (strength !== null && strength >= EXACT_STRENGTH) signals.push("exact");
  return signals;
}
