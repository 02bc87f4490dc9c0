import { isPublished } from "@/lib/catalogue/published-queries";
import { Prisma } from "@/lib/generated/prisma/client";
import {
  CARD_COLUMNS,
  cardRow,
  JOIN_FIRST_PHOTO,
  type Ranked,
  toRanked,
} from "@/lib/search/retrieval/card-queries";
import { withIndexSettings } from "@/lib/search/retrieval/scan-queries";
import { checkDimension, inSpace, type VectorSpace } from "@/lib/search/retrieval/vector-queries";

/** Leaves out products whose own words match `says`, unless they also match `unless`. Both in Postgres syntax. */
export type Exclusion = { says: string; unless: string | null };

/** Broad categories considered: the product's own and the largest others. */
const MOST_CATEGORIES = 24;
/** Products sampled to represent each kind. */
const DRAWN_PER_KIND = 8;
/** Products per category whose descriptions are read for what they name. */
const READ_DESCRIPTIONS = 64;
/** Two categories whose directions are nearer than this are substitutes: neither goes with the other. */
const SUBSTITUTES_WITHIN = 0.4;
/** How many categories are searched, how many lead, and what each of these may show before another joins. */
const SEARCHED_CATEGORIES = 8;
const LEADING_CATEGORIES = 5;
const PICKS_EACH = 2;
const MOST_PER_KIND = 2;
/** Nearest products of a category from which those for the same people are picked. */
const NEAREST_EACH = 100;

/**
 * Published products that complete a product's look. They come from other broad categories, chosen and ordered as
 * docs/decisions/0008-goes-with.md says; in each, those nearest to the product's average vector less its own category's
 * part. Categories take turns; one product per design, in stock. Empty when the product has no vector.
 */
export async function listGoesWith(
  space: Omit<VectorSpace, "mode">,
  productId: string,
  exclusions: Exclusion[],
  limit: number,
): Promise<Ranked[]> {
  const statement = goesWithStatement(space, productId, exclusions, limit);
  const rows = await withIndexSettings(cardRow, statement, NEAREST_EACH);
  return rows.map(toRanked);
}

export function goesWithStatement(
  space: Omit<VectorSpace, "mode">,
  productId: string,
  exclusions: Exclusion[],
  limit: number,
): Prisma.Sql {
  const embedding = Prisma.raw(
    `product_embedding.embedding::vector(${checkDimension(space.dimension)})`,
  );
  const ofModel = inSpace({ modelKey: space.modelKey, mode: "average" });
  return Prisma.sql`
    WITH self AS MATERIALIZED (
      SELECT product_embedding.embedding, product.broad_category AS broad
      FROM product_embedding JOIN product ON product.id = product_embedding.product_id
      WHERE ${ofModel} AND product_embedding.product_id = ${productId}::uuid
    ), ${categories(ofModel)}, ${complements()},
    near AS MATERIALIZED (
      SELECT complement.broad, complement.weight, nearest.* FROM complement CROSS JOIN LATERAL (
        SELECT product.id, ${embedding} <=> (SELECT style FROM own) AS distance
        FROM product_embedding JOIN product ON product.id = product_embedding.product_id
        WHERE ${ofModel} AND ${isPublished()} AND (product.stock IS NULL OR product.stock > 0)
          AND product.broad_category = complement.broad
        ORDER BY ${embedding} <=> (SELECT style FROM own) LIMIT ${NEAREST_EACH}::int
      ) nearest
    ), design AS (
      SELECT near.*, product.fine_category AS fine,
        row_number() OVER (PARTITION BY coalesce(product.variant_group, product.id::text) ORDER BY near.distance, product.id) AS colour
      FROM near JOIN product USING (id) WHERE ${forTheSamePeople(exclusions)}
    ), in_kind AS (
      SELECT *, row_number() OVER (PARTITION BY broad, fine ORDER BY distance, id) AS place FROM design WHERE colour = 1
    ), in_category AS (
      SELECT *, row_number() OVER (PARTITION BY broad ORDER BY place, distance, id) AS turn,
        dense_rank() OVER (ORDER BY weight DESC, broad) AS category
      FROM in_kind WHERE place <= ${MOST_PER_KIND}::int
    ), picked AS (
      SELECT id, distance, row_number() OVER (
        ORDER BY category > ${LEADING_CATEGORIES}::int OR turn > ${PICKS_EACH}::int, turn, category
      ) AS place FROM in_category ORDER BY place LIMIT ${limit}::int
    )
    SELECT ${CARD_COLUMNS}, picked.distance FROM picked JOIN product ON product.id = picked.id ${JOIN_FIRST_PHOTO}
    ORDER BY picked.place`;
}

/**
 * `kind` (broad, fine, products, named), `category` (broad, share of the shop), `drawn` (a few products of each kind),
 * `heading` (each category's mean vector, and its direction from the middle of all means) and `own` (the product's
 * style: twice its vector minus its category's mean, so that the category is not lost entirely).
 */
function categories(ofModel: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    kind AS MATERIALIZED (
      SELECT broad_category AS broad, fine_category AS fine, count(*) AS products,
        ' ' || search_key(fine_category) || ' ' AS named
      FROM product WHERE ${isPublished()} GROUP BY 1, 2
    ), category AS MATERIALIZED (
      SELECT broad, sum(products)::float8 / sum(sum(products)) OVER () AS share FROM kind GROUP BY broad
      ORDER BY broad = (SELECT broad FROM self) DESC, share DESC, broad LIMIT ${MOST_CATEGORIES}::int
    ), drawn AS MATERIALIZED (
      SELECT kind.broad, kind.fine, one.* FROM kind JOIN category USING (broad) CROSS JOIN LATERAL (
        SELECT product.description, product_embedding.embedding FROM product JOIN product_embedding ON product_embedding.product_id = product.id AND ${ofModel}
        WHERE product.broad_category = kind.broad AND product.fine_category = kind.fine AND ${isPublished()}
        ORDER BY product.id LIMIT ${DRAWN_PER_KIND}::int
      ) one
    ), mean AS MATERIALIZED (
      SELECT broad, avg(embedding) AS embedding FROM drawn GROUP BY broad
    ), heading AS MATERIALIZED (
      SELECT broad, embedding, embedding - (SELECT avg(embedding) FROM mean) AS direction FROM mean
    ), own AS MATERIALIZED (
      SELECT heading.broad, heading.direction, self.embedding + self.embedding - heading.embedding AS style
      FROM self JOIN heading USING (broad)
    )`;
}

/** `complement` (broad, weight): how large a category is and how often it is named, times how far off it lies. */
function complements(): Prisma.Sql {
  return Prisma.sql`
    reading AS MATERIALIZED (
      SELECT ' ' || search_key(description) || ' ' AS words FROM drawn WHERE broad = (SELECT broad FROM self)
      ORDER BY row_number() OVER (PARTITION BY fine) LIMIT ${READ_DESCRIPTIONS}::int
    ), mention AS (
      SELECT kind.broad, count(DISTINCT reading.words)::float8 / (SELECT count(*) FROM reading) AS share
      FROM kind JOIN reading ON strpos(reading.words, kind.named) > 0 GROUP BY kind.broad
    ), complement AS MATERIALIZED (
      SELECT category.broad, (category.share + coalesce(mention.share, 0)) * (
        -- One in the very middle has no direction, which makes its distance NaN: neither near nor far.
        coalesce(nullif(heading.direction <=> own.direction, 'NaN'), 1) - ${SUBSTITUTES_WITHIN}::float8
      ) AS weight
      FROM own CROSS JOIN category JOIN heading ON heading.broad = category.broad
      LEFT JOIN mention ON mention.broad = category.broad
      WHERE category.broad <> own.broad
        AND coalesce(nullif(heading.direction <=> own.direction, 'NaN'), 1) > ${SUBSTITUTES_WITHIN}::float8
      ORDER BY weight DESC, category.broad LIMIT ${SEARCHED_CATEGORIES}::int
    )`;
}

function forTheSamePeople(exclusions: Exclusion[]): Prisma.Sql {
  if (exclusions.length === 0) return Prisma.sql`true`;
  const words = Prisma.sql`
    concat_ws(' ', product.title, product.broad_category, product.fine_category, array_to_string(product.tags, ' '))`;
  const conditions = exclusions.map(({ says, unless }) =>
    unless === null
      ? Prisma.sql`${words} !~* ${says}`
      : Prisma.sql`(${words} ~* ${unless} OR ${words} !~* ${says})`,
  );
  return Prisma.join(conditions, " AND ");
}
