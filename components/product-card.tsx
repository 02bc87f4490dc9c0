import Link from "next/link";
import type { ReactNode } from "react";
import { ProductPhoto } from "@/components/product-photo";
import type { ProductCard as Product } from "@/lib/catalogue/product";

export const CARD_PHOTO_SIZES =
  "(min-width: 84rem) 20vw, (min-width: 64rem) 25vw, (min-width: 40rem) 33vw, calc(50vw - 1.25rem)";

/**
 * One photo, one line of title, one line of price. `note` and `actions` lie on the photo, so that cards line up, and
 * `below` has a line of its own. Actions follow the title in reading and tab order. `price` is passed in because the
 * admin's preview renders the card in the browser, which does not have the shop's messages.
 */
export function ProductCard({
  product,
  price,
  heading: Heading = "h3",
  note = null,
  below = null,
  actions = null,
  sizes = CARD_PHOTO_SIZES,
  eager = false,
}: {
  product: Product;
  price: ReactNode;
  heading?: "h2" | "h3";
  note?: ReactNode;
  below?: ReactNode;
  actions?: ReactNode;
  /** The photo's `sizes`, as on `<img>`. */
  sizes?: string;
  eager?: boolean;
}) {
  const { handle, title, photo } = product;
  return (
    <article className="group relative">
      <div className="relative">
        <CardPhoto photo={photo} sizes={sizes} eager={eager} />
        {note}
      </div>
      <Heading className="mt-2 truncate text-base" title={title}>
        <Link
          href={`/products/${handle}`}
          className="outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-offset-2 focus-visible:after:outline-accent"
          prefetch={false}
        >
          <span className="quiet-link group-hover:decoration-current">{title}</span>
        </Link>
      </Heading>
      <p className="truncate text-small text-muted">{price}</p>
      {actions}
      {below}
    </article>
  );
}

/** A product's first photo, or an empty plate. */
export function CardPhoto({
  photo,
  sizes,
  eager,
}: {
  photo: Product["photo"];
  sizes: string;
  eager: boolean;
}) {
  if (!photo) return <span className="block aspect-4/5 bg-plate" />;
  return <ProductPhoto photo={photo} alt="" sizes={sizes} eager={eager} />;
}
