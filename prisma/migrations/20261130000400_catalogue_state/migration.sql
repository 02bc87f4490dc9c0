-- What is derived from the catalogue (search words, distances, indexes, statistics) follows from what was written to it.
-- Every writing statement leaves a row in catalogue_change, which commits with it; rows are inserted and never updated,
-- so that writers do not wait for each other. docs/decisions/0020-catalogue-state.md says how they are used.

CREATE TABLE "catalogue_change" (
  "id" BIGINT GENERATED ALWAYS AS IDENTITY,
  -- Rows written, of which vectors of one product count once.
  "written" INTEGER NOT NULL,
  -- Of those, what changes which published products vectors find.
  "changed" INTEGER NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "catalogue_change_pkey" PRIMARY KEY ("id")
);

-- `catalogue` itself: what catalogue_change had in all, but for the rows that are still there. Of everything derived:
-- the same figures at the time from which it was made, and of how many published products.
CREATE TABLE "catalogue_state" (
  "thing" TEXT NOT NULL,
  "version" BIGINT NOT NULL DEFAULT 0,
  "written" BIGINT NOT NULL DEFAULT 0,
  "products" INTEGER NOT NULL DEFAULT 0,
  "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "catalogue_state_pkey" PRIMARY KEY ("thing")
);
INSERT INTO "catalogue_state" ("thing") VALUES ('catalogue');

-- Products whose words are to be counted anew, with what is counted of them so far in the first of a product's rows;
-- nothing for one that was not published. A row without a product stands for all of them.
CREATE TABLE "search_word_change" (
  "id" BIGINT GENERATED ALWAYS AS IDENTITY,
  "product_id" UUID,
  "names" TEXT,
  "texts" TEXT,
  "kind" TEXT,
  "words" TSVECTOR,
  CONSTRAINT "search_word_change_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "search_word_change_product" ON "search_word_change" ("product_id");

-- How many published products have a stem in product.words, for the words that come to have it.
CREATE TABLE "search_lexeme" (
  "lexeme" TEXT NOT NULL,
  "products" INTEGER NOT NULL,
  CONSTRAINT "search_lexeme_pkey" PRIMARY KEY ("lexeme")
);

-- How many products have a word in tags or description: one that none has there nor in its names is gone.
ALTER TABLE "search_word" ADD COLUMN "texts" INTEGER NOT NULL DEFAULT 0;
-- Room for counts to be updated in place, without touching the indexes.
ALTER TABLE "search_word" SET (fillfactor = 70);

CREATE FUNCTION search_word_names(
  title text, brand text, handle text, broad_category text, fine_category text, colour text
) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN concat_ws(' ', title, brand, handle, broad_category, fine_category, colour);

CREATE FUNCTION search_word_texts(tags text[], description text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN concat_ws(' ', array_to_string(tags, ' '), description);

-- From so many products of one statement on, counting all words anew costs less than knowing what changed.
CREATE FUNCTION search_word_changes_noted() RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN 20000;

CREATE FUNCTION note_products_inserted() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  noted bigint;
BEGIN
  SELECT count(*) INTO noted FROM new_rows WHERE status = 'published';
  IF noted > search_word_changes_noted() THEN
    INSERT INTO search_word_change (product_id) VALUES (NULL);
  ELSIF noted > 0 THEN
    INSERT INTO search_word_change (product_id) SELECT id FROM new_rows WHERE status = 'published';
  END IF;
  -- Vectors find them once they have some, which is noted then.
  INSERT INTO catalogue_change (written, changed) SELECT count(*), 0 FROM new_rows HAVING count(*) > 0;
  RETURN NULL;
END
$$;

CREATE FUNCTION note_products_updated() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  all_written bigint;
  changed_place bigint;
  changed_words bigint;
BEGIN
  SELECT count(*),
    count(*) FILTER (WHERE 'published' IN (o.status, n.status)
      AND (o.status, o.broad_category, o.fine_category, o.colour, o.variant_group)
        IS DISTINCT FROM (n.status, n.broad_category, n.fine_category, n.colour, n.variant_group)),
    count(*) FILTER (WHERE 'published' IN (o.status, n.status)
      AND (o.status, o.title, o.brand, o.handle, o.broad_category, o.fine_category, o.colour, o.tags, o.description)
        IS DISTINCT FROM (n.status, n.title, n.brand, n.handle, n.broad_category, n.fine_category, n.colour, n.tags, n.description))
  INTO all_written, changed_place, changed_words
  FROM new_rows n JOIN old_rows o ON o.id = n.id;
  IF changed_words > search_word_changes_noted() THEN
    INSERT INTO search_word_change (product_id) VALUES (NULL);
  ELSIF changed_words > 0 THEN
    INSERT INTO search_word_change (product_id, names, texts, kind, words)
    SELECT n.id, counted.names, counted.texts, counted.kind, counted.words
    FROM new_rows n JOIN old_rows o ON o.id = n.id
    LEFT JOIN LATERAL (
      SELECT search_word_names(o.title, o.brand, o.handle, o.broad_category, o.fine_category, o.colour) AS names,
        search_word_texts(o.tags, o.description) AS texts, o.fine_category AS kind, o.words
      WHERE o.status = 'published'
    ) counted ON true
    WHERE 'published' IN (o.status, n.status)
      AND (o.status, o.title, o.brand, o.handle, o.broad_category, o.fine_category, o.colour, o.tags, o.description)
        IS DISTINCT FROM (n.status, n.title, n.brand, n.handle, n.broad_category, n.fine_category, n.colour, n.tags, n.description);
  END IF;
  IF all_written > 0 THEN
    INSERT INTO catalogue_change (written, changed) VALUES (all_written, changed_place);
  END IF;
  RETURN NULL;
END
$$;

CREATE FUNCTION note_products_deleted() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  all_written bigint;
  published bigint;
BEGIN
  SELECT count(*), count(*) FILTER (WHERE status = 'published') INTO all_written, published FROM old_rows;
  IF published > search_word_changes_noted() THEN
    INSERT INTO search_word_change (product_id) VALUES (NULL);
  ELSIF published > 0 THEN
    INSERT INTO search_word_change (product_id, names, texts, kind, words)
    SELECT id, search_word_names(title, brand, handle, broad_category, fine_category, colour),
      search_word_texts(tags, description), fine_category, words
    FROM old_rows WHERE status = 'published';
  END IF;
  IF all_written > 0 THEN
    INSERT INTO catalogue_change (written, changed) VALUES (all_written, published);
  END IF;
  RETURN NULL;
END
$$;

CREATE FUNCTION note_products_truncated() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM catalogue_state WHERE thing <> 'catalogue';
  INSERT INTO search_word_change (product_id) VALUES (NULL);
  INSERT INTO catalogue_change (written, changed) VALUES (0, 0);
  RETURN NULL;
END
$$;

-- Every embedded product has an average; the one that is calibrated anew has nothing else new.
CREATE FUNCTION note_vectors_written() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO catalogue_change (written, changed)
  SELECT count(*), count(*) FILTER (WHERE p.status = 'published')
  FROM new_rows n JOIN product p ON p.id = n.product_id
  WHERE n.kind = 'average' HAVING count(*) > 0;
  RETURN NULL;
END
$$;

CREATE TRIGGER "product_inserted" AFTER INSERT ON "product" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION note_products_inserted();
CREATE TRIGGER "product_updated" AFTER UPDATE ON "product" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION note_products_updated();
CREATE TRIGGER "product_deleted" AFTER DELETE ON "product" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION note_products_deleted();
CREATE TRIGGER "product_truncated" AFTER TRUNCATE ON "product"
  FOR EACH STATEMENT EXECUTE FUNCTION note_products_truncated();
-- None on deletion: vectors go with their product or make room for others, and both are noted.
CREATE TRIGGER "product_embedding_inserted" AFTER INSERT ON "product_embedding" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION note_vectors_written();
CREATE TRIGGER "product_embedding_updated" AFTER UPDATE ON "product_embedding" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION note_vectors_written();

-- Tasks that one process performs at a time. Whoever holds one moves its end on; one whose holder died is free then.
CREATE TABLE "maintenance_lease" (
  "name" TEXT NOT NULL,
  "holder" UUID NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "maintenance_lease_pkey" PRIMARY KEY ("name")
);

-- How often in a row embedding a product failed unexpectedly, and when it is tried again; null waits for an edit.
ALTER TABLE "product"
  ADD COLUMN "embedding_attempts" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "embedding_retry_at" TIMESTAMPTZ(3);

-- Moves with every calibration, so that one does not silently take another's place.
ALTER TABLE "embedding_model" ADD COLUMN "calibration_version" INTEGER NOT NULL DEFAULT 0;

-- Statements that give a kind of a model its HNSW index, beside reading and writing: the first drops what an
-- interrupted build left. Both null where the index is there, or is being built.
DROP FUNCTION index_embedding_model(text);
CREATE FUNCTION embedding_index(model_key text, kind text, OUT drop_invalid text, OUT build text)
LANGUAGE plpgsql AS $$
DECLARE
  partition regclass := to_regclass(quote_ident(embedding_partition(model_key, kind)));
  index_name text := embedding_partition(model_key, kind) || '_hnsw';
  is_valid boolean;
BEGIN
  IF EXISTS (SELECT FROM pg_stat_progress_create_index p WHERE p.relid = partition) THEN RETURN; END IF;
  SELECT i.indisvalid INTO is_valid FROM pg_index i WHERE i.indexrelid = to_regclass(quote_ident(index_name));
  IF is_valid THEN RETURN; END IF;
  IF NOT is_valid THEN drop_invalid := format('DROP INDEX CONCURRENTLY IF EXISTS %I', index_name); END IF;
  SELECT format('CREATE INDEX CONCURRENTLY IF NOT EXISTS %I ON %I USING hnsw ((embedding::vector(%s)) vector_cosine_ops)',
    index_name, embedding_partition(model_key, kind), m.dimension)
  INTO STRICT build FROM embedding_model m WHERE m.key = model_key;
END
$$;
