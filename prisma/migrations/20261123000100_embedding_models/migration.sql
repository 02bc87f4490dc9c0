-- Names the partition of a model and kind; the hash keeps apart keys that differ in punctuation only.
CREATE FUNCTION embedding_partition(model_key text, kind text DEFAULT NULL) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT 'product_embedding_' || left(regexp_replace(lower(model_key), '[^a-z0-9]+', '_', 'g'), 24)
    || '_' || left(md5(model_key), 6) || coalesce('_' || kind, '')
$$;

-- Makes a model known, with one partition per kind. Safe to call at every start.
CREATE FUNCTION register_embedding_model(new_key text, new_name text, new_dimension integer) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  known integer;
  one_kind text;
BEGIN
  SELECT dimension INTO known FROM embedding_model WHERE key = new_key;
  IF known IS NOT NULL AND known <> new_dimension THEN
    RAISE EXCEPTION 'model % has % dimensions in the database but % now', new_key, known, new_dimension
      USING HINT = 'Give other weights another key in their manifest.';
  END IF;
  INSERT INTO embedding_model (key, name, dimension, status)
    VALUES (new_key, new_name, new_dimension, 'serving') ON CONFLICT (key) DO NOTHING;
  IF to_regclass(embedding_partition(new_key)) IS NULL THEN
    EXECUTE format('CREATE TABLE %I PARTITION OF product_embedding FOR VALUES IN (%L) PARTITION BY LIST (kind)',
      embedding_partition(new_key), new_key);
  END IF;
  FOREACH one_kind IN ARRAY ARRAY['text', 'image', 'average'] LOOP
    IF to_regclass(embedding_partition(new_key, one_kind)) IS NULL THEN
      EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES IN (%L)',
        embedding_partition(new_key, one_kind), embedding_partition(new_key), one_kind);
      -- A page holds 8 kB: longer vectors cannot be stored plainly.
      EXECUTE format('ALTER TABLE %I ALTER COLUMN embedding SET STORAGE %s',
        embedding_partition(new_key, one_kind),
        CASE WHEN new_dimension <= 1900 THEN 'PLAIN' ELSE 'EXTERNAL' END);
      EXECUTE format('ALTER TABLE %I ADD CHECK (vector_dims(embedding) = %s)',
        embedding_partition(new_key, one_kind), new_dimension);
    END IF;
  END LOOP;
END
$$;

-- Builds the HNSW index of each kind of a model, at the model's own dimension. Safe to call again.
CREATE FUNCTION index_embedding_model(model_key text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  model_dimension integer;
  one_kind text;
BEGIN
  SELECT dimension INTO STRICT model_dimension FROM embedding_model WHERE key = model_key;
  FOREACH one_kind IN ARRAY ARRAY['text', 'image', 'average'] LOOP
    EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON %I USING hnsw ((embedding::vector(%s)) vector_cosine_ops)',
      embedding_partition(model_key, one_kind) || '_hnsw', embedding_partition(model_key, one_kind), model_dimension);
  END LOOP;
END
$$;
