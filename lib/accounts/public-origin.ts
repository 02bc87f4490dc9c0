import { env } from "@/lib/env";
import { cameOverTls } from "@/lib/http/client-address";

/**
 * Where the sign-in takes the shop to be. Nothing is ever sent to this address; only its scheme matters, which decides
 * whether cookies are kept from plain http, so two values are enough where SHOP_URL is not set.
 */
export function publicOrigin(headers: Headers): string {
  const shopUrl = env().SHOP_URL;
  if (shopUrl) return new URL(shopUrl).origin;
  return cameOverTls(headers) ? "https://shop.invalid" : "http://shop.invalid";
}
