-- What a count of embedded products reads, so that it need not read descriptions and vectors: of a million products
-- 200 MB instead of gigabytes.
CREATE INDEX "product_embedding_input" ON "product" ("id") INCLUDE ("embedding_input_hash", "status");
CREATE INDEX "product_embedding_failed" ON "product" ("id") WHERE "embedding_error" IS NOT NULL;
CREATE INDEX "product_embedding_state" ON "product_embedding" ("product_id") INCLUDE ("model_key", "kind", "input_hash") WHERE "kind" = 'text';
