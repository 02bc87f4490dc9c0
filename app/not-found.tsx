import type { Metadata } from "next";
import { connection } from "next/server";
import { getTranslations } from "next-intl/server";
import { NothingHere } from "@/app/(shop)/_components/nothing-here";
import { PlainSearch } from "@/app/(shop)/_components/plain-search";
import ShopLayout from "@/app/(shop)/layout";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("NotFound");
  return { title: t("metaTitle") };
}

/** Shown for an address that matches no route. Only the root layout applies here, so it adds the shop's layout. */
export default async function NotFound() {
  // The shop's name is a runtime setting, unknown at build time.
  await connection();
  return (
    <ShopLayout>
      <NothingHere search={<PlainSearch />} />
    </ShopLayout>
  );
}
