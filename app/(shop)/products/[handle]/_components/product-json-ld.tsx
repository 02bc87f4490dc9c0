import type { Crumb } from "@/app/(shop)/products/[handle]/_components/breadcrumbs";
import { getShopUrl, type ShopUrl } from "@/app/shop-url";
import { decimalPrice } from "@/components/format-price";
import type { ProductDetails } from "@/lib/catalogue/queries";
import { photoUrl } from "@/lib/images/photo-url";

/** The product and its place in the shop as schema.org data for search engines. */
export async function ProductJsonLd({
  product,
  crumbs,
}: {
  product: ProductDetails;
  crumbs: Crumb[];
}) {
  const shopUrl = await getShopUrl();
  return (
    <>
      <JsonLd thing={productThing(product, shopUrl)} />
      <JsonLd thing={breadcrumbThing(product, crumbs, shopUrl)} />
    </>
  );
}

function JsonLd({ thing }: { thing: object }) {
  const json = JSON.stringify(thing).replace(/</g, "\\u003c");
  return <script type="application/ld+json">{json}</script>;
}

function productThing(product: ProductDetails, shopUrl: ShopUrl) {
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

/** The last crumb is the page itself and needs no address. */
function breadcrumbThing({ title }: ProductDetails, crumbs: Crumb[], shopUrl: ShopUrl) {
  const named = [
    ...crumbs.map(({ name, href }) => ({ name, item: shopUrl(href) })),
    { name: title },
  ];
  return {
    "@context": "https://schema.org",
    "@type": "BreadcrumbList",
    itemListElement: named.map((one, index) => ({
      "@type": "ListItem",
      position: index + 1,
      ...one,
    })),
  };
}
