import { categorySlug } from "@/lib/catalogue/category-slug";

/** The address of a category. It follows from the names alone, so every category has one whatever others there are. */
export function categoryHref(broad: string, fine: string | null = null): string {
  const path = [broad, ...(fine === null ? [] : [fine])].map((name) =>
    encodeURIComponent(categorySlug(name)),
  );
  return `/categories/${path.join("/")}`;
}
