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

/** An address that no route answers. It stands outside of every layout but the root's, so it brings the shop's. */
export default async function NotFound() {
  // The shop's name is a setting of the running shop, not of the build.
  await connection();
  return (
    <ShopLayout>
      <NothingHere search={<PlainSearch />} />
    </ShopLayout>
  );
}
