import { getTranslations } from "next-intl/server";
import { Message } from "@/components/message";
import { ButtonLink } from "@/components/ui/button-link";

export async function NothingHere() {
  const t = await getTranslations("NotFound");
  return (
    <Message title={t("title")} heading="h1">
      <p>{t("text")}</p>
      <ButtonLink href="/search" tone="quiet" prefetch={false}>
        {t("seeEverything")}
      </ButtonLink>
    </Message>
  );
}
