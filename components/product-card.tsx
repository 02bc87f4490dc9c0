import Link from "next/link";
import { Price } from "@/components/price";
import { ProductPhoto } from "@/components/product-photo";
import type { ProductCard as Product } from "@/lib/search/types";

export const CARD_PHOTO_SIZES =
  "(min-width: 84rem) 20vw, (min-width: 64rem) 25vw, (min-width: 40rem) 33vw, 50vw";

/** One photo, one line of title, one line of price. `note` lies on the photo, so that cards stay in step. */
export function ProductCard({
  product,
  heading: Heading = "h3",
  note = null,
  eager = false,
}: {
  product: Product;
  heading?: "h2" | "h3";
  note?: string | null;
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
        {note ? <StyleNote text={note} /> : null}
      </div>
      <Heading className="mt-2 truncate text-base" title={title}>
        <Link
          href={`/products/${handle}`}
          className="after:absolute after:inset-0"
          prefetch={false}
        >
          <span className="quiet-link group-hover:decoration-current">{title}</span>
        </Link>
      </Heading>
      <p className="truncate text-small text-muted">
        <Price {...product} />
      </p>
    </article>
  );
}

function StyleNote({ text }: { text: string }) {
  return (
    <p className="absolute bottom-0 left-0 max-w-full bg-paper pt-1 pr-2 text-small tabular-nums">
      {text}
    </p>
  );
}
