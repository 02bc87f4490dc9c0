import { getTranslations } from "next-intl/server";
import { ProductGrid } from "@/components/product-grid";
import { similarProducts } from "@/lib/recommendations/similar-products";

const SHOWN = 10;

export async function SimilarProducts({ productId }: { productId: string }) {
  const [products, t] = await Promise.all([
    similarProducts(productId, SHOWN),
    getTranslations("Product"),
  ]);
  if (products.length === 0) return <p className="pb-8 text-muted">{t("nothingSimilar")}</p>;
  return <ProductGrid products={products} label={t("similarProducts")} />;
}
