-- What a search must leave out: small where nearly everything is published, and all that is looked up then.
CREATE INDEX "product_unpublished" ON "product" ("id") WHERE "status" <> 'published';
