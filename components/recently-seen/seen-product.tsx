import Link from "next/link";
import { PriceText, type PriceWords } from "@/components/price-text";
import { ProductPhoto } from "@/components/product-photo";
import type { Locale } from "@/i18n/locales";
import type { ProductCard } from "@/lib/catalogue/product";

/** What `GET /api/products` returns for each product. */
export type SeenProductData = Pick<
  ProductCard,
  "handle" | "title" | "priceMinor" | "currency" | "stock" | "photo"
>;

/** A small card: photo, one line of title, one of price. */
export function SeenProduct({
  product,
  words,
  locale,
}: {
  product: SeenProductData;
  words: PriceWords;
  locale: Locale;
}) {
  const { handle, title, photo } = product;
  return (
    <article className="group relative">
      {photo ? (
        <ProductPhoto photo={photo} alt="" sizes="9rem" />
      ) : (
        <span className="block aspect-4/5 bg-plate" />
      )}
      <h3 className="mt-2 truncate text-small" title={title}>
        <Link
          href={`/products/${handle}`}
          prefetch={false}
          className="outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          <span className="quiet-link group-hover:decoration-current">{title}</span>
        </Link>
      </h3>
      <p className="truncate text-small text-muted">
        <PriceText product={product} words={words} locale={locale} />
      </p>
    </article>
  );
}
