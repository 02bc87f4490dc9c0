import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { shopUrl } from "@/app/shop-url";

export default async function robots(): Promise<MetadataRoute.Robots> {
  await connection();
  return {
    rules: { userAgent: "*", allow: "/", disallow: ["/admin", "/api/"] },
    sitemap: shopUrl("/sitemap.xml"),
  };
}
