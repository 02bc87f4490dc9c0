-- Products that complete a woman's look (docs/decisions/0008-goes-with.md).
WITH
  self AS MATERIALIZED (
    SELECT
      product_embedding.embedding,
      product.broad_category AS broad
    FROM
      product_embedding
      JOIN product ON product.id = product_embedding.product_id
    WHERE
      product_embedding.model_key = :model_key
      AND product_embedding.kind = 'average'::embedding_kind
      AND product_embedding.product_id = :product_id::uuid
  ),
  kind AS MATERIALIZED (
    SELECT
      broad_category AS broad,
      fine_category AS fine,
      count(*) AS products,
      ' ' || search_key (fine_category) || ' ' AS named
    FROM
      product
    WHERE
      product.status = 'published'
    GROUP BY
      1,
      2
  ),
  category AS MATERIALIZED (
    SELECT
      broad,
      sum(products)::float8 / sum(sum(products)) OVER () AS share
    FROM
      kind
    GROUP BY
      broad
    ORDER BY
      broad = (
        SELECT
          broad
        FROM
          self
      ) DESC,
      share DESC,
      broad
    LIMIT
      24::int
  ),
  drawn AS MATERIALIZED (
    SELECT
      kind.broad,
      kind.fine,
      one.*
    FROM
      kind
      JOIN category USING (broad)
      CROSS JOIN LATERAL (
        SELECT
          product.description,
          product_embedding.embedding
        FROM
          product
          JOIN product_embedding ON product_embedding.product_id = product.id
          AND product_embedding.model_key = :model_key
          AND product_embedding.kind = 'average'::embedding_kind
        WHERE
          product.broad_category = kind.broad
          AND product.fine_category = kind.fine
          AND product.status = 'published'
        ORDER BY
          product.id
        LIMIT
          8::int
      ) one
  ),
  mean AS MATERIALIZED (
    SELECT
      broad,
      avg(embedding) AS embedding
    FROM
      drawn
    GROUP BY
      broad
  ),
  heading AS MATERIALIZED (
    SELECT
      broad,
      embedding,
      embedding - (
        SELECT
          avg(embedding)
        FROM
          mean
      ) AS direction
    FROM
      mean
  ),
  own AS MATERIALIZED (
    SELECT
      heading.broad,
      heading.direction,
      self.embedding + self.embedding - heading.embedding AS style
    FROM
      self
      JOIN heading USING (broad)
  ),
  reading AS MATERIALIZED (
    SELECT
      ' ' || search_key (description) || ' ' AS words
    FROM
      drawn
    WHERE
      broad = (
        SELECT
          broad
        FROM
          self
      )
    ORDER BY
      row_number() OVER (
        PARTITION BY
          fine
      )
    LIMIT
      64::int
  ),
  mention AS (
    SELECT
      kind.broad,
      count(DISTINCT reading.words)::float8 / (
        SELECT
          count(*)
        FROM
          reading
      ) AS share
    FROM
      kind
      JOIN reading ON strpos(reading.words, kind.named) > 0
    GROUP BY
      kind.broad
  ),
  complement AS MATERIALIZED (
    SELECT
      category.broad,
      (category.share + coalesce(mention.share, 0)) * (
        -- One in the very middle has no direction, which makes its distance NaN: neither near nor far.
        coalesce(nullif(heading.direction <=> own.direction, 'NaN'), 1) - 0.4::float8
      ) AS weight
    FROM
      own
      CROSS JOIN category
      JOIN heading ON heading.broad = category.broad
      LEFT JOIN mention ON mention.broad = category.broad
    WHERE
      category.broad <> own.broad
      AND coalesce(nullif(heading.direction <=> own.direction, 'NaN'), 1) > 0.4::float8
    ORDER BY
      weight DESC,
      category.broad
    LIMIT
      8::int
  ),
  near AS MATERIALIZED (
    SELECT
      complement.broad,
      complement.weight,
      nearest.*
    FROM
      complement
      CROSS JOIN LATERAL (
        SELECT
          product.id,
          product_embedding.embedding::vector (384) <=> (
            SELECT
              style
            FROM
              own
          ) AS distance
        FROM
          product_embedding
          JOIN product ON product.id = product_embedding.product_id
        WHERE
          product_embedding.model_key = :model_key
          AND product_embedding.kind = 'average'::embedding_kind
          AND product.status = 'published'
          AND (
            product.stock IS NULL
            OR product.stock > 0
          )
          AND product.broad_category = complement.broad
        ORDER BY
          product_embedding.embedding::vector (384) <=> (
            SELECT
              style
            FROM
              own
          )
        LIMIT
          100::int
      ) nearest
  ),
  design AS (
    SELECT
      near.*,
      product.fine_category AS fine,
      row_number() OVER (
        PARTITION BY
          coalesce(product.variant_group, product.id::text)
        ORDER BY
          near.distance,
          product.id
      ) AS colour
    FROM
      near
      JOIN product USING (id)
    WHERE
      concat_ws(
        ' ',
        product.title,
        product.broad_category,
        product.fine_category,
        array_to_string(product.tags, ' ')
      ) !~* '\y(?:girl(?:[''’]?s)|boy(?:[''’]?s)|kid(?:[''’]?s)|kidswear|children(?:[''’]?s)?|toddlers?)\y|女童|女孩|男童|男孩|童裝|兒童|童鞋'
      AND (
        concat_ws(
          ' ',
          product.title,
          product.broad_category,
          product.fine_category,
          array_to_string(product.tags, ' ')
        ) ~* '\y(?:wom[ae]n|womens|ladies|lady|female|girl(?:[''’]?s)|unisex)\y|女裝|女款|女鞋|女士|女性|女用|女童|女孩|男女|中性'
        OR concat_ws(
          ' ',
          product.title,
          product.broad_category,
          product.fine_category,
          array_to_string(product.tags, ' ')
        ) !~* '\y(?:men|mens|gents|gentlemen|male|boy(?:[''’]?s))\y|男裝|男款|男鞋|男士|男性|男用|男童|男孩'
      )
  ),
  in_kind AS (
    SELECT
      *,
      row_number() OVER (
        PARTITION BY
          broad,
          fine
        ORDER BY
          distance,
          id
      ) AS place
    FROM
      design
    WHERE
      colour = 1
  ),
  in_category AS (
    SELECT
      *,
      row_number() OVER (
        PARTITION BY
          broad
        ORDER BY
          place,
          distance,
          id
      ) AS turn,
      dense_rank() OVER (
        ORDER BY
          weight DESC,
          broad
      ) AS category
    FROM
      in_kind
    WHERE
      place <= 2::int
  ),
  picked AS (
    SELECT
      id,
      distance,
      row_number() OVER (
        ORDER BY
          category > 5::int
          OR turn > 2::int,
          turn,
          category
      ) AS place
    FROM
      in_category
    ORDER BY
      place
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
  picked.distance
FROM
  picked
  JOIN product ON product.id = picked.id
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
  picked.place
