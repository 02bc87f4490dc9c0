-- Whether a photo may be shown to everybody is asked by its key.
CREATE INDEX "product_photo_storage_key" ON "product_photo" ("storage_key");

-- The same bytes are kept once: "content_hash" names those of a whole photo (the first 40 hex digits of their sha256)
-- and is null for its parts. "byte_size" is what the row, its file and the file's renditions take.
ALTER TABLE "query_photo"
  ADD COLUMN "content_hash" TEXT,
  ADD COLUMN "byte_size" INTEGER NOT NULL DEFAULT 4096;

-- Until now the key was the hash, and each upload of the same bytes made a row. The one that lives longest stands for
-- the bytes; the others keep their links until they expire. The size of their file is a guess.
UPDATE "query_photo" SET "content_hash" = "storage_key", "byte_size" = 4096 + "width_px" * "height_px" / 2
WHERE "id" IN (
  SELECT DISTINCT ON ("storage_key") "id" FROM "query_photo" WHERE "crop_x" IS NULL
  ORDER BY "storage_key", "expires_at" DESC, "id"
);
CREATE UNIQUE INDEX "query_photo_content_hash" ON "query_photo" ("content_hash");

-- What all of them take together, kept by triggers, so that an upload need not add it up.
CREATE TABLE "query_photo_usage" (
  "id" BOOLEAN NOT NULL DEFAULT true,
  "byte_size" BIGINT NOT NULL,
  CONSTRAINT "query_photo_usage_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "query_photo_usage_one_row" CHECK ("id")
);
INSERT INTO "query_photo_usage" ("byte_size") SELECT coalesce(sum("byte_size"), 0) FROM "query_photo";

CREATE FUNCTION "count_query_photo_bytes"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "change" BIGINT := 0;
BEGIN
  IF TG_OP IN ('INSERT', 'UPDATE') THEN
    "change" := "change" + (SELECT coalesce(sum("byte_size"), 0) FROM "rows_after");
  END IF;
  IF TG_OP IN ('UPDATE', 'DELETE') THEN
    "change" := "change" - (SELECT coalesce(sum("byte_size"), 0) FROM "rows_before");
  END IF;
  IF "change" <> 0 THEN
    UPDATE "query_photo_usage" SET "byte_size" = "byte_size" + "change";
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "query_photo_inserted" AFTER INSERT ON "query_photo"
  REFERENCING NEW TABLE AS "rows_after" FOR EACH STATEMENT EXECUTE FUNCTION "count_query_photo_bytes"();
CREATE TRIGGER "query_photo_updated" AFTER UPDATE ON "query_photo"
  REFERENCING OLD TABLE AS "rows_before" NEW TABLE AS "rows_after" FOR EACH STATEMENT EXECUTE FUNCTION "count_query_photo_bytes"();
CREATE TRIGGER "query_photo_deleted" AFTER DELETE ON "query_photo"
  REFERENCING OLD TABLE AS "rows_before" FOR EACH STATEMENT EXECUTE FUNCTION "count_query_photo_bytes"();
