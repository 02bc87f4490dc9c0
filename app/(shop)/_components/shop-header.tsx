import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { env } from "@/lib/env";

export async function ShopHeader() {
  const t = await getTranslations("Shop");
  return (
    <>
      <a
        href="#main"
        className="target fixed top-2 left-2 z-10 -translate-y-20 bg-ink px-4 text-paper focus:translate-y-0"
      >
        {t("skip")}
      </a>
      <header className="gutter flex h-16 shrink-0 items-center justify-between">
        <Link href="/" className="target font-serif text-large">
          {env().SHOP_NAME}
        </Link>
        <nav aria-label={t("navigation")}>
          <Link href="/categories" className="target quiet-link">
            {t("categories")}
          </Link>
        </nav>
      </header>
    </>
  );
}
