import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Message } from "@/components/message";
import { ButtonLink } from "@/components/ui/button-link";

/** Shown when an address leads nowhere: a `search` field and a link to all products. */
export async function NothingHere({ search }: { search: ReactNode }) {
  const t = await getTranslations("NotFound");
  return (
    <>
      {search}
      <Message title={t("title")} heading="h1">
        <p>{t("text")}</p>
        <ButtonLink href="/search" tone="quiet" prefetch={false}>
          {t("seeEverything")}
        </ButtonLink>
      </Message>
    </>
  );
}
