import { getLocale, getTranslations } from "next-intl/server";
import { getNonce } from "@/components/nonce";
import { SeenStrip } from "@/components/recently-seen/seen-strip";

/**
 * The products that a shopper saw last, remembered only by the browser; hidden if there are none. Put it below
 * everything else on a page. `current` is the handle of the product that the page is about, or null.
 */
export async function RecentlySeen({ current = null }: { current?: string | null }) {
  const [t, price, locale, nonce] = await Promise.all([
    getTranslations("Product"),
    getTranslations("Price"),
    getLocale(),
    getNonce(),
  ]);
  return (
    <SeenStrip
      current={current}
      locale={locale}
      nonce={nonce}
      words={{
        title: t("recentlySeen"),
        clear: t("clearRecentlySeen"),
        clearLabel: t("clearRecentlySeenLabel"),
        cleared: t("recentlySeenCleared"),
        onRequest: price("onRequest"),
        soldOut: price("soldOut"),
      }}
    />
  );
}
