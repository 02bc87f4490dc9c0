-- Products like a product.
WITH
  self AS MATERIALIZED (
    SELECT
      product_embedding.embedding,
      product.variant_group
    FROM
      product_embedding
      JOIN product ON product.id = product_embedding.product_id
    WHERE
      product_embedding.model_key = :model_key
      AND product_embedding.kind = 'average'::embedding_kind
      AND product_embedding.product_id = :product_id::uuid
  ),
  nearest AS (
    SELECT
      product_embedding.product_id,
      product_embedding.embedding::vector (384) <=> (
        SELECT
          embedding
        FROM
          self
      ) AS distance
    FROM
      product_embedding
      JOIN product ON product.id = product_embedding.product_id
    WHERE
      product_embedding.model_key = :model_key
      AND product_embedding.kind = 'average'::embedding_kind
      AND product.status = 'published'
      AND product.id <> :product_id::uuid
      AND (
        product.variant_group IS NULL
        OR product.variant_group IS DISTINCT FROM (
          SELECT
            variant_group
          FROM
            self
        )
      )
      AND EXISTS (
        SELECT
        FROM
          self
      )
    ORDER BY
      product_embedding.embedding::vector (384) <=> (
        SELECT
          embedding
        FROM
          self
      )
    LIMIT
      :limit::int
  )
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
  nearest.distance
FROM
  nearest
  JOIN product ON product.id = nearest.product_id
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
ORDER BY
  nearest.distance,
  product.id
