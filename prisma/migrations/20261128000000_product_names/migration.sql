-- Products by what they are called: making keys of names costs far more than looking one up. Without a list of pending
-- entries, as product_words.
CREATE INDEX "product_names" ON "product"
  USING gin ((ARRAY[search_key("title"), search_key("handle"), search_key("brand")])) WITH (fastupdate = off);
