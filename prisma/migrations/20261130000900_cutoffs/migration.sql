-- What was called a floor is a cutoff: the greatest distance that a result may have. Measured values are kept.
ALTER TABLE "embedding_model" RENAME COLUMN "floors" TO "cutoffs";
UPDATE "embedding_model" SET "cutoffs" = replace(replace(replace("cutoffs"::text,
  '"floor":', '"maxDistance":'), '"typical":', '"medianBestDistance":'), '"strong":', '"strongMatchDistance":')::jsonb
WHERE "cutoffs" IS NOT NULL;
UPDATE "catalogue_state" SET thing = 'cutoffs:' || substr(thing, 8) WHERE thing LIKE 'floors:%';
