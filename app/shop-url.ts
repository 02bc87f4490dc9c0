import { headers } from "next/headers";
import { cache } from "react";
import { env } from "@/lib/env";
import { shopOrigin } from "@/lib/shop-origin";

/** Makes a public URL from a path of the shop, for machines that read its pages from outside. */
export type ShopUrl = (pathname: string) => string;

/**
 * Public URLs as this request's visitor sees them: based on SHOP_URL, or else on the requested host. Use them only in
 * the response to this request.
 */
export const getShopUrl = cache(async (): Promise<ShopUrl> => {
  const origin = shopOrigin(await headers(), env());
  return (pathname) => new URL(pathname, origin).href;
});
