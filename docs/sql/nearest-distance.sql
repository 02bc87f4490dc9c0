-- How near the best match of a shopper's photo is, for its cutoff.
SELECT
  product_embedding.embedding::vector (384) <=> :query_vector::vector (384) AS distance
FROM
  product_embedding
  JOIN product ON product.id = product_embedding.product_id
WHERE
  product_embedding.model_key = :model_key
  AND product_embedding.kind = 'image'::embedding_kind
  AND product.status = 'published'
ORDER BY
  product_embedding.embedding::vector (384) <=> :query_vector::vector (384)
LIMIT
  1
