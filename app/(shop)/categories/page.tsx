import type { Metadata } from "next";
import { connection } from "next/server";
import { getTranslations } from "next-intl/server";
import { SearchBar } from "@/app/(shop)/_components/search-bar";
import { CategoryIndex } from "@/app/(shop)/categories/_components/category-index";
import { listCategories } from "@/lib/catalogue/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("Categories");
  return { title: t("title"), alternates: { canonical: "/categories" } };
}

export default async function CategoriesPage() {
  await connection();
  const [t, categories] = await Promise.all([getTranslations("Categories"), listCategories()]);
  return (
    <>
      <SearchBar />
      <h1 className="mt-4 mb-10 font-serif text-display">{t("title")}</h1>
      <CategoryIndex categories={categories} />
    </>
  );
}
