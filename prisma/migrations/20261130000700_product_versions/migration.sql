-- Moves with every write that an editor can see, photos included, so that a save says which state it was made from.
ALTER TABLE "product" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
-- Whose save was the last; null where it was an import, or an account that is gone.
ALTER TABLE "product" ADD COLUMN "updated_by" TEXT REFERENCES "auth_user" ("id") ON DELETE SET NULL ON UPDATE CASCADE;
