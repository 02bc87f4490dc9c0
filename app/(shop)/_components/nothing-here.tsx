import { getTranslations } from "next-intl/server";
import { SearchBar } from "@/app/(shop)/_components/search-bar";
import { Message } from "@/components/message";
import { ButtonLink } from "@/components/ui/button-link";

/** What stands where an address leads nowhere: the way to look for it, and the way to everything. */
export async function NothingHere() {
  const t = await getTranslations("NotFound");
  return (
    <>
      <SearchBar />
      <Message title={t("title")} heading="h1">
        <p>{t("text")}</p>
        <ButtonLink href="/search" tone="quiet" prefetch={false}>
          {t("seeEverything")}
        </ButtonLink>
      </Message>
    </>
  );
}
