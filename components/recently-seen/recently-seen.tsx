import { getTranslations } from "next-intl/server";
import { SeenStrip } from "@/components/recently-seen/seen-strip";

/**
 * The products that a shopper saw last, kept by the browser alone; not there without any. Put it below everything
 * else of a page. `current` is the handle of the product that the page is about, null elsewhere.
 */
export async function RecentlySeen({ current = null }: { current?: string | null }) {
  const t = await getTranslations("Product");
  return (
    <SeenStrip
      current={current}
      words={{
        title: t("recentlySeen"),
        clear: t("clearRecentlySeen"),
        clearLabel: t("clearRecentlySeenLabel"),
        cleared: t("recentlySeenCleared"),
        priceOnRequest: t("priceOnRequest"),
        soldOut: t("soldOut"),
      }}
    />
  );
}
