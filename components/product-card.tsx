import Link from "next/link";
import type { ReactNode } from "react";
import { ProductPhoto } from "@/components/product-photo";
import type { ProductCard as Product } from "@/lib/search/types";

/** What a card says about its place among the others. */
export type CardNote = { name: string; detail: string | null };

export const CARD_PHOTO_SIZES =
  "(min-width: 84rem) 20vw, (min-width: 64rem) 25vw, (min-width: 40rem) 33vw, 50vw";

/**
 * One photo, one line of title, one line of price. `note` and `actions` lie on the photo, so that cards stay in step;
 * actions come after the title for those who hear or tab through the page. `price` comes from outside, because the
 * admin's preview draws the card in the browser, which has no words of the shop's.
 */
export function ProductCard({
  product,
  price,
  heading: Heading = "h3",
  note = null,
  actions = null,
  eager = false,
}: {
  product: Product;
  price: ReactNode;
  heading?: "h2" | "h3";
  note?: CardNote | null;
  actions?: ReactNode;
  eager?: boolean;
}) {
  const { handle, title, photo } = product;
  return (
    <article className="group relative">
      <div className="relative">
        {photo ? (
          <ProductPhoto photo={photo} alt="" sizes={CARD_PHOTO_SIZES} eager={eager} />
        ) : (
          <span className="block aspect-4/5 bg-plate" />
        )}
        {note ? <Note {...note} /> : null}
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
    </article>
  );
}

/** "Style 2 of 5 · 11 more like this", on two lines where one is too narrow. */
function Note({ name, detail }: CardNote) {
  return (
    <p className="absolute bottom-0 left-0 bg-paper pt-1 pr-3 text-small tabular-nums">
      {name}
      {detail ? (
        <>
          <span className="mx-1 max-sm:sr-only"> · </span>
          <span className="text-muted max-sm:block">{detail}</span>
        </>
      ) : null}
    </p>
  );
}
