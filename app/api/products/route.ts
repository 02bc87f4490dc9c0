import { productsEndpoint } from "@/app/api/products/endpoint";
import { listPublishedByHandle } from "@/lib/catalogue/queries";
import { jsonRoute } from "@/lib/http/json-route";

export const dynamic = "force-dynamic";

/** `GET /api/products?handles=a,b,c`: what cards show of up to 12 published products. */
export const GET = jsonRoute(productsEndpoint, async ({ handles }) => {
  const products = await listPublishedByHandle(handles);
  return {
    body: {
      products: products.map(({ handle, title, priceMinor, currency, stock, photo }) => ({
        handle,
        title,
        priceMinor,
        currency,
        stock,
        photo,
      })),
    },
  };
});
