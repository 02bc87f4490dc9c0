import type { Metadata } from "next";
import { connection } from "next/server";
import { SearchBar } from "@/app/(shop)/_components/search-bar";
import { CategoryIndex } from "@/app/(shop)/categories/_components/category-index";
import { listCategories } from "@/lib/catalogue/queries";

export const metadata: Metadata = { title: "Categories", alternates: { canonical: "/categories" } };

export default async function CategoriesPage() {
  await connection();
  const categories = await listCategories();
  return (
    <>
      <SearchBar />
      <h1 className="mt-4 mb-10 font-serif text-display">Categories</h1>
      <CategoryIndex categories={categories} />
    </>
  );
}
