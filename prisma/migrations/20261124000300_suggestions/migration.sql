-- A text's words as they are written, for comparing beginnings of words: neither stemmed nor rid of stop words.
CREATE FUNCTION written_words(written text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN to_tsvector('pg_catalog.simple', search_key(written));

-- What suggestions look for while a shopper types.
CREATE INDEX "product_written_words" ON "product"
  USING gin (written_words("title" || ' ' || coalesce("brand", ''))) WITH (fastupdate = off) WHERE "status" = 'published';
CREATE INDEX "product_published_category" ON "product" ("broad_category", "fine_category") WHERE "status" = 'published';

-- What shoppers search for often, in words of the catalogue and without who they are.
CREATE TABLE "popular_query" (
  "words" TEXT NOT NULL,
  -- By how many clients, each once a day.
  "times" INTEGER NOT NULL,
  -- log2 of the counts' sum, each count 2^(months of 30 days from 1970 to its day): halved every 30 days without a
  -- single update, and its order is the order of today's weights.
  "strength" DOUBLE PRECISION NOT NULL,
  CONSTRAINT "popular_query_pkey" PRIMARY KEY ("words"),
  CONSTRAINT "popular_query_length" CHECK (char_length("words") BETWEEN 1 AND 60)
);
CREATE INDEX "popular_query_strength" ON "popular_query" ("strength" DESC);
CREATE INDEX "popular_query_words" ON "popular_query" USING gin (written_words("words")) WITH (fastupdate = off);
