/** "Tops & T-shirts" → "tops-t-shirts". Letters of any script stay. */
export function categorySlug(name: string): string {
  const slug = name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return slug || "other";
}

export function categoryHref(broad: string, fine: string | null = null): string {
  const path = [broad, ...(fine === null ? [] : [fine])].map((name) =>
    encodeURIComponent(categorySlug(name)),
  );
  return `/categories/${path.join("/")}`;
}
