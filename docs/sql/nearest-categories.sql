-- The categories to offer where nothing matches well.
SELECT
  broad,
  fine
FROM
  (
    SELECT
      product.broad_category AS broad,
      product.fine_category AS fine,
      product_embedding.embedding::vector (384) <=> :query_vector::vector (384) AS distance
    FROM
      product_embedding
      JOIN product ON product.id = product_embedding.product_id
    WHERE
      product_embedding.model_key = :model_key
      AND product_embedding.kind = 'average'::embedding_kind
      AND product.status = 'published'
    ORDER BY
      product_embedding.embedding::vector (384) <=> :query_vector::vector (384)
    LIMIT
      60::int
  ) AS nearest
GROUP BY
  broad,
  fine
ORDER BY
  count(*) * (2 - min(distance)) DESC,
  fine
LIMIT
  :limit::int
