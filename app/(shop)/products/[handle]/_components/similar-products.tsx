import { ProductGrid } from "@/components/product-grid";
import { similarProducts } from "@/lib/search/similar-products";

const SHOWN = 10;

export async function SimilarProducts({ productId }: { productId: string }) {
  const products = await similarProducts(productId, SHOWN);
  if (products.length === 0) {
    return <p className="pb-8 text-muted">Nothing similar has been found yet.</p>;
  }
  return <ProductGrid products={products} label="Similar products" />;
}
