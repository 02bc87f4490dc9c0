import Link from "next/link";
import { EmbeddingNote } from "@/app/admin/(staff)/_components/embedding-note";
import { StatusWord } from "@/app/admin/(staff)/_components/status-word";
import type { Draft, EditedProduct } from "@/app/admin/(staff)/products/_components/product-draft";
import { PriceText, type PriceWords } from "@/components/price-text";
import { ProductCard } from "@/components/product-card";
import type { EmbeddingState } from "@/lib/catalogue/admin-queries";
import { parsePrice } from "@/lib/catalogue/price";
import type { CardPhoto } from "@/lib/catalogue/product";

const PRICE_WORDS: PriceWords = { onRequest: "Price on request", soldOut: ", sold out" };

/** The product's card as the shop would show it now, and the product's state. */
export function EditorPreview({
  draft,
  product,
  photo,
  embedding,
}: {
  draft: Draft;
  product: EditedProduct | null;
  photo: CardPhoto | null;
  embedding: EmbeddingState | null;
}) {
  const stock = /^\d+$/.test(draft.stock.trim()) ? Number(draft.stock) : null;
  const card = {
    id: product?.id ?? "",
    handle: draft.handle,
    title: draft.title.trim() || "Title",
    brand: draft.brand || null,
    priceMinor: parsePrice(draft.price, draft.currency.trim().toUpperCase()),
    currency: draft.currency.trim().toUpperCase(),
    stock,
    broadCategory: draft.broadCategory,
    fineCategory: draft.fineCategory,
    colour: draft.colour || null,
    variantGroup: draft.variantGroup || null,
    photo,
  };
  return (
    <aside
      aria-label="Preview"
      className="grid grid-cols-2 gap-x-6 gap-y-1 text-small max-lg:order-first max-lg:max-w-md lg:sticky lg:top-6 lg:block lg:self-start"
    >
      <h2 className="col-span-2 mb-1 font-medium">In the shop</h2>
      <div inert className="text-base">
        <ProductCard
          product={card}
          price={<PriceText product={card} words={PRICE_WORDS} locale="en" />}
          eager
        />
      </div>
      {product && embedding && <Standing product={product} embedding={embedding} />}
    </aside>
  );
}

function Standing({ product, embedding }: { product: EditedProduct; embedding: EmbeddingState }) {
  return (
    <div className="border-hairline lg:mt-6 lg:border-t lg:pt-4">
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 max-lg:grid-cols-1">
        <dt className="text-muted">Status</dt>
        <dd>
          <StatusWord status={product.status} />
        </dd>
        <dt className="text-muted">Embedding</dt>
        <dd aria-live="polite">
          <EmbeddingNote embedding={embedding} />
        </dd>
      </dl>
      <p className="mt-2 text-muted">{standing(product, embedding)}</p>
      {product.status === "published" && (
        <Link href={`/products/${product.handle}`} className="quiet-link target">
          View in the shop
        </Link>
      )}
    </div>
  );
}

function standing({ status }: EditedProduct, { state }: EmbeddingState): string {
  if (status === "archived") return "Out of the shop. Publish it to bring it back.";
  if (state === "failed")
    return "Shoppers cannot find it by searching until this is mended and saved.";
  if (status === "draft") return "Only the admin sees it.";
  if (state === "pending") return "In the shop. Searches find it as soon as it is embedded.";
  return "In the shop, and found by searches.";
}
