-- Which words name a kind of thing: how many published products have them in their fine category.
ALTER TABLE "search_word" ADD COLUMN "kinds" INTEGER NOT NULL DEFAULT 0;

UPDATE "search_word" SET "kinds" = counted.products
FROM (
  SELECT word, count(*)::int AS products
  FROM "product" p, LATERAL (SELECT DISTINCT unnest(string_to_array(search_key(p.fine_category), ' ')) AS word) each
  WHERE p.status = 'published'
  GROUP BY word
) counted
WHERE counted.word = "search_word"."word";
