-- Without words, photo and examples: everything, the newest first.
WITH
  relevant AS (
    SELECT
      product.id AS product_id,
      NULL::float8 AS distance,
      NULL::float8 AS strength,
      NULL::float8 AS typo_similarity,
      NULL::bigint AS lexical_rank,
      FALSE AS found_by_vector,
      product.variant_group,
      product.price_minor,
      product.published_at
    FROM
      product
    WHERE
      product.status = 'published'
  ),
  ranked AS (
    SELECT
      *,
      CASE
        WHEN distance IS NULL THEN 0
        ELSE 1 / (
          60::float8 + row_number() OVER (
            ORDER BY
              distance,
              product_id
          )
        )
      END + coalesce(1 / (60::float8 + lexical_rank), 0) AS fusion_score
    FROM
      relevant
  ),
  cards AS MATERIALIZED (
    SELECT
      *
    FROM
      ranked
    WHERE
      variant_group IS NULL
    UNION ALL
    (
      SELECT DISTINCT
        ON (variant_group COLLATE "C") *
      FROM
        ranked
      WHERE
        variant_group IS NOT NULL
      ORDER BY
        variant_group COLLATE "C",
        published_at DESC NULLS LAST,
        coalesce(strength >= 4::float8, FALSE) DESC,
        typo_similarity DESC NULLS LAST,
        fusion_score DESC,
        distance,
        published_at DESC,
        product_id
    )
  ),
  page AS (
    SELECT
      *,
      row_number() OVER (
        ORDER BY
          published_at DESC NULLS LAST,
          coalesce(strength >= 4::float8, FALSE) DESC,
          typo_similarity DESC NULLS LAST,
          fusion_score DESC,
          distance,
          published_at DESC,
          product_id
      )::int AS place
    FROM
      (
        SELECT
          *
        FROM
          (
            SELECT
              *
            FROM
              cards
            ORDER BY
              coalesce(strength >= 4::float8, FALSE) DESC,
              typo_similarity DESC NULLS LAST,
              fusion_score DESC,
              distance,
              published_at DESC,
              product_id
            LIMIT
              9007199254740991::bigint
          ) AS most_relevant
        ORDER BY
          published_at DESC NULLS LAST,
          coalesce(strength >= 4::float8, FALSE) DESC,
          typo_similarity DESC NULLS LAST,
          fusion_score DESC,
          distance,
          published_at DESC,
          product_id
        LIMIT
          :limit::int
        OFFSET
          :offset::int
      ) AS sorted
  ),
  totals AS (
    SELECT
      least(count(*), 9007199254740991::bigint)::int AS total,
      min(distance) AS nearest,
      max(strength) AS strongest
    FROM
      cards
  )
SELECT
  totals.*,
  products.*
FROM
  totals
  LEFT JOIN (
    SELECT
      product.id::text AS id,
      product.handle,
      product.title,
      product.brand,
      product.price_minor AS "priceMinor",
      product.currency,
      product.stock,
      product.broad_category AS "broadCategory",
      product.fine_category AS "fineCategory",
      product.colour,
      product.variant_group AS "variantGroup",
      photo.storage_key AS "storageKey",
      photo.alt,
      photo.width_px AS "widthPx",
      photo.height_px AS "heightPx",
      photo.placeholder,
      page.distance,
      page.strength,
      page.found_by_vector AS "foundByVector",
      page.place,
      CASE
        WHEN product.variant_group IS NOT NULL THEN (
          SELECT
            json_agg(
              json_build_object('handle', variant.handle, 'title', variant.title, 'colour', variant.colour)
              ORDER BY
                variant.id <> product.id,
                variant.created_at,
                variant.id
            )
          FROM
            product AS variant
          WHERE
            variant.variant_group = product.variant_group
            AND variant.status = 'published'
        )
      END AS variants
    FROM
      page
      JOIN product ON product.id = page.product_id
      LEFT JOIN LATERAL (
        SELECT
          storage_key,
          alt,
          width_px,
          height_px,
          placeholder
        FROM
          product_photo
        WHERE
          product_id = product.id
        ORDER BY
          position
        LIMIT
          1
      ) AS photo ON TRUE
  ) AS products ON TRUE
ORDER BY
  products.place
