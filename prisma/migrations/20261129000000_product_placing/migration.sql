-- What decides a product's place besides relevance, and whether it may be shown: a search looks up to a thousand of the
-- nearest up, and finds all of it here without reading the products.
CREATE INDEX "product_placing" ON "product" ("id") INCLUDE ("status", "variant_group", "price_minor", "published_at");
