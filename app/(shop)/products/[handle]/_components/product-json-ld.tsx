import { shopUrl } from "@/app/shop-url";
import { decimalPrice } from "@/components/format-price";
import type { ProductDetails } from "@/lib/catalogue/queries";
import { photoUrl } from "@/lib/images/photo-url";

/** The product for search engines, as schema.org describes one. */
export function ProductJsonLd({ product }: { product: ProductDetails }) {
  const json = JSON.stringify(schemaOf(product)).replace(/</g, "\\u003c");
  return <script type="application/ld+json">{json}</script>;
}

function schemaOf(product: ProductDetails) {
  const { title, description, handle, brand, colour, photos, priceMinor, currency, stock } =
    product;
  const url = shopUrl(`/products/${handle}`);
  return {
    "@context": "https://schema.org",
    "@type": "Product",
    name: title,
    description,
    sku: handle,
    url,
    image: photos.map((photo) => shopUrl(photoUrl(photo.storageKey, 1280))),
    ...(brand ? { brand: { "@type": "Brand", name: brand } } : {}),
    ...(colour ? { color: colour } : {}),
    ...(priceMinor === null
      ? {}
      : {
          offers: {
            "@type": "Offer",
            url,
            price: decimalPrice(priceMinor, currency),
            priceCurrency: currency,
            availability: `https://schema.org/${stock === 0 ? "OutOfStock" : "InStock"}`,
          },
        }),
  };
}
