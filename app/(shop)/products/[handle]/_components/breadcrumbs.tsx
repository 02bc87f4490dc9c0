import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Fragment } from "react";
import { categoryHref } from "@/components/category-href";
import type { ProductCard } from "@/lib/catalogue/product";

export type Crumb = { name: string; href: string };

/** The product's categories, from broad to fine. A fine category of the same name is not repeated. */
export function categoryCrumbs({
  broadCategory,
  fineCategory,
}: Pick<ProductCard, "broadCategory" | "fineCategory">): Crumb[] {
  const broad = { name: broadCategory, href: categoryHref(broadCategory) };
  if (fineCategory === broadCategory) return [broad];
  return [broad, { name: fineCategory, href: categoryHref(broadCategory, fineCategory) }];
}

export async function Breadcrumbs({ crumbs }: { crumbs: Crumb[] }) {
  const t = await getTranslations("Product");
  return (
    <nav aria-label={t("breadcrumb")} className="-mt-2.5 text-small text-muted">
      {crumbs.map(({ name, href }, index) => (
        <Fragment key={href}>
          {index > 0 ? <span aria-hidden="true"> / </span> : null}
          <Link href={href} className="target quiet-link" prefetch={false}>
            {name}
          </Link>
        </Fragment>
      ))}
    </nav>
  );
}
