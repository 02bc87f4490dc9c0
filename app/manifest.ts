import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { env } from "@/lib/env";

/** The web app manifest, so that the shop can be added to a home screen under its own name. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  // The name is known at startup, not at build time.
  await connection();
  const { SHOP_NAME } = env();
  return {
    name: SHOP_NAME,
    short_name: SHOP_NAME,
    start_url: "/",
    display: "browser",
    background_color: "#fbf9f5",
    theme_color: "#fbf9f5",
    icons: [
      { src: "/icons/icon.svg", sizes: "any", type: "image/svg+xml" },
      { src: "/icons/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "/icons/icon-512.png", sizes: "512x512", type: "image/png" },
      {
        src: "/icons/maskable-512.png",
        sizes: "512x512",
        type: "image/png",
        purpose: "maskable",
      },
    ],
  };
}
