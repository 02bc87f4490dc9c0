import { LikeControls } from "@/components/like-controls";
import { Price } from "@/components/price";
import { ProductCard } from "@/components/product-card";
import type { ProductCard as Product } from "@/lib/catalogue/product";
import { DEFAULT_REQUEST } from "@/lib/search/request/search-params";

/** Products in reading order. */
export function ProductGrid({ products, label }: { products: Product[]; label: string }) {
  return (
    <ul className="product-grid" aria-label={label}>
      {products.map((product) => (
        <li key={product.id}>
          <ProductCard
            product={product}
            price={<Price {...product} />}
            actions={<LikeControls product={product} asked={DEFAULT_REQUEST} />}
          />
        </li>
      ))}
    </ul>
  );
}
