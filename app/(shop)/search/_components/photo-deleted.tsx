import { getTranslations } from "next-intl/server";

/** Confirms to shoppers that their photo was deleted. */
export async function PhotoDeleted() {
  const t = await getTranslations("PhotoSearch");
  return (
    <p role="status" className="mb-3 border-l-2 border-accent pl-3 text-small">
      {t("deletion.done")}
    </p>
  );
}
