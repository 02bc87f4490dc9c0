import Link from "next/link";
import type { ReactNode } from "react";
import { categoryHref } from "@/components/category-href";
import type { ProductDetails } from "@/lib/catalogue/queries";
import { searchHref } from "@/lib/search/search-params";

const LOW_STOCK = 5;

export function ProductFacts({ product }: { product: ProductDetails }) {
  const { broadCategory, fineCategory, colour, brand, stock, tags } = product;
  return (
    <dl className="mt-8 border-b border-hairline text-small">
      <Fact name="Category">
        <Link href={categoryHref(broadCategory)} className="target quiet-link">
          {broadCategory}
        </Link>
        {fineCategory !== broadCategory ? (
          <>
            <span aria-hidden="true"> / </span>
            <Link href={categoryHref(broadCategory, fineCategory)} className="target quiet-link">
              {fineCategory}
            </Link>
          </>
        ) : null}
      </Fact>
      {colour ? <Fact name="Colour">{colour}</Fact> : null}
      {brand ? <Fact name="Brand">{brand}</Fact> : null}
      {stock !== null ? <Fact name="Availability">{availability(stock)}</Fact> : null}
      {tags.length > 0 ? (
        <Fact name="Also found by">
          {tags.map((tag) => (
            <Link
              key={tag}
              href={searchHref({ q: tag })}
              prefetch={false}
              className="target quiet-link mr-3"
            >
              {tag}
            </Link>
          ))}
        </Fact>
      ) : null}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid min-h-11 grid-cols-[8rem_1fr] items-center border-t border-hairline">
      <dt className="text-muted">{name}</dt>
      <dd className="first-letter:uppercase">{children}</dd>
    </div>
  );
}

function availability(stock: number): string {
  if (stock === 0) return "Sold out";
  return stock <= LOW_STOCK ? `Only ${stock} left` : "In stock";
}
