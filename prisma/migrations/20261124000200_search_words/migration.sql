-- Typos are found by trigrams. A contrib extension, trusted: the database's owner may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Text as it is compared: lower case, apostrophes dropped, other punctuation and white space one space.
CREATE FUNCTION search_key(written text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN btrim(regexp_replace(regexp_replace(lower(written), '[''’`]', '', 'g'), '[[:punct:][:space:]]+', ' ', 'g'));

-- What a product's words are: A names it, B says what it is, C describes it. Names are kept unstemmed too, since
-- some are stop words ("Only").
CREATE FUNCTION product_words(
  title text, brand text, handle text, broad_category text, fine_category text, colour text, tags text[], description text
) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN setweight(to_tsvector('pg_catalog.english', search_key(concat_ws(' ', title, brand, handle))), 'A')
  || setweight(to_tsvector('pg_catalog.simple', search_key(concat_ws(' ', title, brand, handle))), 'A')
  || setweight(to_tsvector('pg_catalog.english',
       search_key(concat_ws(' ', broad_category, fine_category, colour, array_to_string(tags, ' ')))), 'B')
  || setweight(to_tsvector('pg_catalog.english', search_key(description)), 'C');

ALTER TABLE "product" ADD COLUMN "words" tsvector GENERATED ALWAYS AS (
  product_words("title", "brand", "handle", "broad_category", "fine_category", "colour", "tags", "description")
) STORED;

-- Without a list of pending entries: the embedded engine has no autovacuum that would ever clear it.
CREATE INDEX "product_words" ON "product" USING gin ("words") WITH (fastupdate = off);
CREATE INDEX "product_title_trigrams" ON "product" USING gin (search_key("title") gin_trgm_ops) WITH (fastupdate = off);

-- The words of the published products, made anew whenever the catalogue settles.
CREATE TABLE "search_word" (
  "word" TEXT NOT NULL,
  -- Its stem, as in product.words.
  "lexeme" TEXT NOT NULL,
  -- How many products have it anywhere, and in title, brand, categories or colour.
  "products" INTEGER NOT NULL,
  "titles" INTEGER NOT NULL,
  -- Few products have its stem: whoever writes it means these.
  "rare" BOOLEAN NOT NULL,
  CONSTRAINT "search_word_pkey" PRIMARY KEY ("word")
);
CREATE INDEX "search_word_lexeme" ON "search_word" ("lexeme");
CREATE INDEX "search_word_trigrams" ON "search_word" USING gin ("word" gin_trgm_ops) WITH (fastupdate = off);
