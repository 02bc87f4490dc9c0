import { connection } from "next/server";
import { AskingHints } from "@/app/(shop)/_components/asking-hints";
import { CategoryTiles } from "@/app/(shop)/_components/category-tiles";
import { EmptyShop } from "@/app/(shop)/_components/empty-shop";
import { SearchBar } from "@/app/(shop)/_components/search-bar";
import { Section } from "@/app/(shop)/_components/section";
import { ProductGrid } from "@/components/product-grid";
import { listCategories, listNewestProducts } from "@/lib/catalogue/queries";

const NEWEST = 10;

export default async function HomePage() {
  await connection();
  const [categories, newest] = await Promise.all([listCategories(), listNewestProducts(NEWEST)]);
  if (newest.length === 0) return <EmptyShop />;
  return (
    <>
      <section className="pt-8 sm:pt-14">
        <h1 className="mb-4 font-serif text-display">Describe it, or show it.</h1>
        <SearchBar />
        <AskingHints />
      </section>
      <CategoryTiles categories={categories} />
      <Section title="Just in" moreHref="/search" moreWords="See everything">
        <ProductGrid products={newest} label="Just in" />
      </Section>
    </>
  );
}
