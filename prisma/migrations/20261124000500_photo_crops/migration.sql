-- A part of a shopper's photo is a row of its own beside the whole photo's: same file, own vector.
-- Fractions of the upright photo, from its top left corner, in steps of a thousandth; all null for the whole photo.
ALTER TABLE "query_photo"
  ADD COLUMN "crop_x" NUMERIC(4, 3),
  ADD COLUMN "crop_y" NUMERIC(4, 3),
  ADD COLUMN "crop_width" NUMERIC(4, 3),
  ADD COLUMN "crop_height" NUMERIC(4, 3),
  ADD CONSTRAINT "query_photo_crop_whole_or_none" CHECK (num_nulls("crop_x", "crop_y", "crop_width", "crop_height") IN (0, 4)),
  ADD CONSTRAINT "query_photo_crop_inside" CHECK (
    "crop_x" >= 0 AND "crop_y" >= 0 AND "crop_x" + "crop_width" <= 1 AND "crop_y" + "crop_height" <= 1
  ),
  ADD CONSTRAINT "query_photo_crop_size" CHECK ("crop_width" >= 0.05 AND "crop_height" >= 0.05);

-- The same part of the same photo is kept once, however often it is chosen.
CREATE UNIQUE INDEX "query_photo_crop_key"
  ON "query_photo" ("storage_key", "crop_x", "crop_y", "crop_width", "crop_height") WHERE "crop_x" IS NOT NULL;
CREATE INDEX "query_photo_storage_key" ON "query_photo" ("storage_key");
