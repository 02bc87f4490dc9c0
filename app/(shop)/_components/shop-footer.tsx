import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { LanguageSwitch } from "@/app/(shop)/_components/language-switch";
import { env } from "@/lib/env";

export async function ShopFooter() {
  const t = await getTranslations("Shop");
  return (
    <footer className="gutter mt-24 pb-6 text-small text-muted">
      <div className="flex flex-wrap items-center justify-between gap-x-8 border-t border-hairline pt-3">
        <p>{t("promise", { name: env().SHOP_NAME })}</p>
        <nav aria-label={t("more")} className="flex flex-wrap gap-x-6">
          <Link href="/search" className="target quiet-link" prefetch={false}>
            {t("everything")}
          </Link>
          <Link href="/categories" className="target quiet-link" prefetch={false}>
            {t("categories")}
          </Link>
          <Link href="/admin" className="target quiet-link" prefetch={false}>
            {t("staff")}
          </Link>
        </nav>
        <LanguageSwitch />
      </div>
    </footer>
  );
}
