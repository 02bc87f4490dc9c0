import { LikeControls } from "@/components/like-controls";
import { Price } from "@/components/price";
import { type CardNote, ProductCard } from "@/components/product-card";
import { DEFAULT_REQUEST } from "@/lib/search/search-params";
import type { ProductCard as Product, SearchRequest } from "@/lib/search/types";

const FIRST_ROW = 5;

/**
 * Products in reading order. `noteFor` may say something about a card, such as the style it opens; `asked` is the
 * search that "more like this" goes on from.
 */
export function ProductGrid<T extends Product>({
  products,
  label,
  heading = "h3",
  firstScreen = false,
  asked = DEFAULT_REQUEST,
  noteFor,
}: {
  products: T[];
  label: string;
  heading?: "h2" | "h3";
  firstScreen?: boolean;
  asked?: SearchRequest;
  noteFor?: (product: T) => CardNote | null;
}) {
  return (
    <ul className="product-grid" aria-label={label}>
      {products.map((product, index) => (
        <li key={product.id}>
          <ProductCard
            product={product}
            price={<Price {...product} />}
            heading={heading}
            note={noteFor?.(product) ?? null}
            actions={<LikeControls product={product} asked={asked} />}
            eager={firstScreen && index < FIRST_ROW}
          />
        </li>
      ))}
    </ul>
  );
}
