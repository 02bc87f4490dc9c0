import { env } from "@/lib/env";

/** A public address of the shop, for machines that read its pages from outside. */
export function shopUrl(pathname: string): string {
  const { SHOP_URL, PORT } = env();
  return new URL(pathname, SHOP_URL ?? `http://localhost:${PORT}`).href;
}
