import { getTranslations } from "next-intl/server";

const LOW_STOCK = 5;

/** Whether a product is available; nothing if its stock is not tracked. If sold out, links to similar products. */
export async function Availability({
  stock,
  similarHref,
}: {
  stock: number | null;
  similarHref: string;
}) {
  if (stock === null) return null;
  const t = await getTranslations("Product");
  if (stock > LOW_STOCK) return <p className="mt-1 text-muted">{t("inStock")}</p>;
  if (stock > 0) return <p className="mt-1">{t("onlyLeft", { count: stock })}</p>;
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-4">
      {t("soldOut")}
      <a href={similarHref} className="target quiet-link text-muted">
        {t("seeSimilar")}
      </a>
    </p>
  );
}
