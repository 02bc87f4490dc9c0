-- A page of results for words, by an exact scan: small catalogues, and the embedded database. As the shop is set by default, the colours of one product share a card.
WITH
  query_words AS MATERIALIZED (
    SELECT
      key,
      CASE
        WHEN numnode(stemmed) > 0 THEN stemmed
        ELSE plainto_tsquery('simple', key)
      END AS every_word
    FROM
      (
        SELECT
          key,
          plainto_tsquery('english', key) AS stemmed
        FROM
          (
            SELECT
              search_key (:words::text) AS key
          ) AS typed
      ) AS parsed
  ),
  query AS MATERIALIZED (
    SELECT
      key,
      every_word,
      any_rare_word,
      any_kind,
      any_rare_word IS NOT NULL AS has_rare_word,
      coalesce(any_rare_word || every_word, every_word) AS every_or_rare_word
    FROM
      query_words
      CROSS JOIN LATERAL (
        SELECT
          (
            string_agg(DISTINCT quote_literal(search_word.lexeme), ' | ') FILTER (
              WHERE
                search_word.rare
            )
          )::tsquery AS any_rare_word,
          (
            string_agg(DISTINCT quote_literal(search_word.lexeme), ' | ') FILTER (
              WHERE
                search_word.kinds > 0
            )
          )::tsquery AS any_kind
        FROM
          unnest(tsvector_to_array(to_tsvector('english', key))) AS typed (lexeme)
          JOIN search_word ON search_word.lexeme = typed.lexeme
          AND (
            search_word.rare
            OR search_word.kinds > 0
          )
      ) AS known_words
  ),
  exact_matches AS MATERIALIZED (
    SELECT
      id
    FROM
      product
    WHERE
      ARRAY[search_key (title), search_key (handle), search_key (brand)] @> ARRAY[
        (
          SELECT
            key
          FROM
            query
        )
      ]
  ),
  text_matches AS MATERIALIZED (
    SELECT
      product.id AS product_id,
      CASE
        WHEN product.id IN (
          SELECT
            id
          FROM
            exact_matches
        ) THEN 4::float8
        WHEN ts_filter(product.words, '{a,b}') @@ (
          SELECT
            every_word
          FROM
            query
        ) THEN 3
        WHEN product.words @@ (
          SELECT
            every_word
          FROM
            query
        ) THEN 2
        WHEN (
          SELECT
            any_kind
          FROM
            query
        ) IS NULL THEN 1
        WHEN ts_filter(product.words, '{a}') @@ (
          SELECT
            any_rare_word
          FROM
            query
        ) THEN 1
        WHEN ts_filter(product.words, '{a,b}') @@ (
          SELECT
            any_kind
          FROM
            query
        ) THEN 1
      END AS strength,
      product.variant_group,
      product.price_minor,
      product.published_at,
      product.status = 'published' AS inside
    FROM
      product
    WHERE
      product.words @@ (
        SELECT
          every_or_rare_word
        FROM
          query
      )
      AND product.status = 'published'
  ),
  title_typo_matches AS (
    SELECT
      product_id,
      2 + similarity AS strength,
      variant_group,
      price_minor,
      published_at,
      inside,
      similarity AS typo_similarity
    FROM
      (
        SELECT
          product.id AS product_id,
          product.variant_group,
          product.price_minor,
          product.published_at,
          product.status = 'published' AS inside,
          similarity (
            search_key (product.title),
            (
              SELECT
                key
              FROM
                query
            )
          )::float8 AS similarity
        FROM
          product
        WHERE
          NOT EXISTS (
            SELECT
            FROM
              text_matches
            WHERE
              strength >= 2
          )
          AND search_key (product.title) % (
            SELECT
              key
            FROM
              query
          )
          AND product.status = 'published'
      ) AS similar_titles
    WHERE
      similarity >= greatest(
        0.4,
        (
          SELECT
            (trigrams - 4.5) / (trigrams + 4.5)
          FROM
            (
              SELECT
                cardinality(show_trgm (key)) AS trigrams
              FROM
                (
                  SELECT
                    key
                  FROM
                    query
                ) AS typed
            ) AS counted
        )
      )
  ),
  lexical_matches AS MATERIALIZED (
    SELECT
      product_id,
      variant_group,
      price_minor,
      published_at,
      max(strength) AS strength,
      max(typo_similarity) AS typo_similarity,
      rank() OVER (
        ORDER BY
          max(strength) DESC
      ) AS lexical_rank
    FROM
      (
        SELECT
          *,
          NULL::float8 AS typo_similarity
        FROM
          text_matches
        UNION ALL
        SELECT
          *
        FROM
          title_typo_matches
      ) AS matches
    WHERE
      inside
      AND strength IS NOT NULL
    GROUP BY
      product_id,
      variant_group,
      price_minor,
      published_at
  ),
  vector_matches AS (
    SELECT
      nearest.product_id,
      nearest.distance,
      CASE
        WHEN (
          SELECT
            EXISTS (
              SELECT
              FROM
                product
              WHERE
                variant_group IS NOT NULL
            )
        ) THEN (
          SELECT
            product.variant_group
          FROM
            product
          WHERE
            product.id = nearest.product_id
        )
      END AS variant_group,
      NULL::int AS price_minor,
      NULL::timestamptz AS published_at
    FROM
      (
        SELECT
          *
        FROM
          (
            SELECT
              product_embedding.product_id,
              product_embedding.embedding::vector (384) <=> :query_vector::vector (384) AS distance
            FROM
              product_embedding
            WHERE
              product_embedding.model_key = :model_key
              AND product_embedding.kind = 'average'::embedding_kind
              AND product_embedding.embedding::vector (384) <=> :query_vector::vector (384) <= :max_distance::float8
            ORDER BY
              distance,
              product_embedding.product_id
            OFFSET
              0
          ) AS candidates
        WHERE
          NOT EXISTS (
            SELECT
            FROM
              product
            WHERE
              product.id = candidates.product_id
              AND NOT product.status = 'published'
          )
        ORDER BY
          distance,
          product_id
        LIMIT
          1000::int
      ) AS nearest
  ),
  relevant AS (
    SELECT
      coalesce(vector_matches.product_id, lexical_matches.product_id) AS product_id,
      -- What words alone found is not among the nearest and has its distance measured by itself.
      coalesce(
        vector_matches.distance,
        (
          SELECT
            product_embedding.embedding::vector (384) <=> :query_vector::vector (384)
          FROM
            product_embedding
          WHERE
            product_embedding.model_key = :model_key
            AND product_embedding.kind = 'average'::embedding_kind
            AND product_embedding.product_id = lexical_matches.product_id
        )
      ) AS distance,
      lexical_matches.strength,
      lexical_matches.typo_similarity,
      lexical_matches.lexical_rank,
      vector_matches.distance IS NOT NULL AS found_by_vector,
      coalesce(vector_matches.variant_group, lexical_matches.variant_group) AS variant_group,
      coalesce(vector_matches.price_minor, lexical_matches.price_minor) AS price_minor,
      coalesce(vector_matches.published_at, lexical_matches.published_at) AS published_at
    FROM
      vector_matches
      FULL JOIN lexical_matches ON lexical_matches.product_id = vector_matches.product_id
    WHERE
      vector_matches.distance IS NOT NULL
      OR lexical_matches.strength <> 2
      OR (
        SELECT
          has_rare_word
        FROM
          query
      )
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
          cards
        ORDER BY
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
      least(count(*), 1000::bigint)::int AS total,
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
