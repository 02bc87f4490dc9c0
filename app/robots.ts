import type { MetadataRoute } from "next";
import { getShopUrl } from "@/app/shop-url";

export default async function robots(): Promise<MetadataRoute.Robots> {
  const shopUrl = await getShopUrl();
  return {
    rules: { userAgent: "*", allow: "/", disallow: ["/admin", "/api/"] },
    sitemap: shopUrl("/sitemap.xml"),
  };
}
