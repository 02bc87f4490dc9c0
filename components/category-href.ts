import { categorySlug } from "@/lib/catalogue/category-slug";

/** The address of a category. It depends on the names alone, so it is the same whatever other categories exist. */
export function categoryHref(broad: string, fine: string | null = null): string {
  const path = [broad, ...(fine === null ? [] : [fine])].map((name) =>
    encodeURIComponent(categorySlug(name)),
  );
  return `/categories/${path.join("/")}`;
}
