import type { Metadata, Viewport } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { fontVariables } from "@/app/fonts";
import { hasFonts, LateFonts } from "@/app/late-fonts";
import { getShopUrl } from "@/app/shop-url";
import { env } from "@/lib/env";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const { SHOP_NAME } = env();
  const [t, locale, shopUrl] = await Promise.all([
    getTranslations("Shop"),
    getLocale(),
    getShopUrl(),
  ]);
  const description = t("description");
  return {
    metadataBase: new URL(shopUrl("/")),
    title: { default: SHOP_NAME, template: `%s · ${SHOP_NAME}` },
    description,
    icons: {
      icon: [
        { url: "/favicon.ico", sizes: "48x48" },
        { url: "/icons/icon.svg", type: "image/svg+xml" },
      ],
      apple: "/icons/apple-touch-icon.png",
    },
    openGraph: {
      siteName: SHOP_NAME,
      type: "website",
      description,
      locale: locale.replace("-", "_"),
    },
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbf9f5" },
    { media: "(prefers-color-scheme: dark)", color: "#171512" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const here = await hasFonts();
  return (
    // A script sets the attribute too, possibly before React hydrates.
    <html
      lang={await getLocale()}
      className={fontVariables}
      data-fonts={here ? "" : undefined}
      suppressHydrationWarning={!here}
    >
      <body>
        {children}
        {here ? null : <LateFonts />}
      </body>
    </html>
  );
}
