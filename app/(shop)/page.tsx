import { connection } from "next/server";
import { getTranslations } from "next-intl/server";
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
  const [t, categories, newest] = await Promise.all([
    getTranslations("Home"),
    listCategories(),
    listNewestProducts(NEWEST),
  ]);
  if (newest.length === 0) return <EmptyShop />;
  return (
    <>
      <section className="pt-8 sm:pt-14">
        <h1 className="mb-4 font-serif text-display">{t("title")}</h1>
        <SearchBar />
        <AskingHints />
      </section>
      <CategoryTiles categories={categories} />
      <Section title={t("justIn")} moreHref="/search" moreWords={t("seeEverything")}>
        <ProductGrid products={newest} label={t("justIn")} />
      </Section>
    </>
  );
}
