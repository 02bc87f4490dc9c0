import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NothingHere } from "@/app/(shop)/_components/nothing-here";
import { SearchBar } from "@/app/(shop)/_components/search-bar";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("NotFound");
  return { title: t("metaTitle") };
}

/** Shown within the shop's header and footer when a product or category does not exist. */
export default function NotFound() {
  return <NothingHere search={<SearchBar />} />;
}
