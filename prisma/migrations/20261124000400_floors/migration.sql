-- How near an unrelated product comes to a query, and how near what fits does, as measured on this catalogue.
ALTER TABLE "embedding_model" ADD COLUMN "floors" JSONB;
