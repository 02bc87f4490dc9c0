import type { Metadata, Viewport } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { fontVariables } from "@/app/fonts";
import { hasFonts, LateFonts } from "@/app/late-fonts";
import { env } from "@/lib/env";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const { SHOP_NAME, SHOP_URL, PORT } = env();
  const [t, locale] = await Promise.all([getTranslations("Shop"), getLocale()]);
  const description = t("description");
  return {
    metadataBase: new URL(SHOP_URL ?? `http://localhost:${PORT}`),
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
    // The attribute is set by a script too, which React may find done already.
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
