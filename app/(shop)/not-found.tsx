import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NothingHere } from "@/app/(shop)/_components/nothing-here";
import { SearchBar } from "@/app/(shop)/_components/search-bar";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("NotFound");
  return { title: t("metaTitle") };
}

/** A product or a category that is not there, within the shop's own header and footer. */
export default function NotFound() {
  return <NothingHere search={<SearchBar />} />;
}
