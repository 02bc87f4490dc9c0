import { env } from "@/lib/env";
import { cameOverTls } from "@/lib/http/client-address";

/**
 * The shop's origin for the sign-in. Nothing is ever sent to it. Only its scheme matters, which decides whether cookies
 * are withheld from plain http, so two values are enough if SHOP_URL is not set.
 */
export function publicOrigin(headers: Headers): string {
  const shopUrl = env().SHOP_URL;
  if (shopUrl) return new URL(shopUrl).origin;
  return cameOverTls(headers) ? "https://shop.invalid" : "http://shop.invalid";
}
