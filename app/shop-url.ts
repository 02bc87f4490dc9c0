import { headers } from "next/headers";
import { cache } from "react";
import { env } from "@/lib/env";
import { shopOrigin } from "@/lib/shop-origin";

/** Makes public addresses of the shop's paths, for machines that read its pages from outside. */
export type ShopUrl = (pathname: string) => string;

/**
 * The public addresses as this request's visitor sees them: SHOP_URL's, else those of the host that was asked for.
 * What it makes belongs into answers to this request alone.
 */
export const getShopUrl = cache(async (): Promise<ShopUrl> => {
  const origin = shopOrigin(await headers(), env());
  return (pathname) => new URL(pathname, origin).href;
});
