import type { Metadata } from "next";
import { connection } from "next/server";
import { getTranslations } from "next-intl/server";
import { ShopFooter } from "@/app/(shop)/_components/shop-footer";
import { ShopHeader } from "@/app/(shop)/_components/shop-header";
import { NothingHere } from "@/components/nothing-here";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("NotFound");
  return { title: t("metaTitle") };
}

export default async function NotFound() {
  // The shop's name is a setting of the running shop, not of the build.
  await connection();
  return (
    <>
      <ShopHeader />
      <main id="main" className="gutter flex-1">
        <NothingHere />
      </main>
      <ShopFooter />
    </>
  );
}
