import { getTranslations } from "next-intl/server";
import { Message } from "@/components/message";
import { ButtonLink } from "@/components/ui/button-link";

/** A shop without products, and the two ways to fill it. */
export async function EmptyShop() {
  const t = await getTranslations("Home");
  return (
    <Message title={t("emptyTitle")} heading="h1">
      <p>{t("emptyText")}</p>
      <pre className="max-w-full overflow-x-auto border-y border-hairline py-3 text-ink">
        <code>npm run import -- products.csv --photos photos.zip</code>
      </pre>
      <ButtonLink href="/admin" tone="quiet">
        {t("emptyUpload")}
      </ButtonLink>
    </Message>
  );
}
