import { Price } from "@/components/price";
import { ProductCard } from "@/components/product-card";
import type { ProductCard as Product } from "@/lib/search/types";

/** Products in reading order. */
export function ProductGrid({ products, label }: { products: Product[]; label: string }) {
  return (
    <ul className="product-grid" aria-label={label}>
      {products.map((product) => (
        <li key={product.id}>
          <ProductCard product={product} price={<Price {...product} />} />
        </li>
      ))}
    </ul>
  );
}
