import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import { categoryHref } from "@/components/category-href";
import { ProductPhoto } from "@/components/product-photo";
import type { Category } from "@/lib/catalogue/category-tree";

/** Every broad category with its fine ones, like the index of a book. */
export async function CategoryIndex({ categories }: { categories: Category[] }) {
  if (categories.length === 0) {
    const t = await getTranslations("Categories");
    return <p className="text-muted">{t("nothing")}</p>;
  }
  return (
    <div className="grid gap-x-8 gap-y-12 sm:grid-cols-2 lg:grid-cols-3">
      {categories.map((category) => (
        <section key={category.name} className="border-t border-hairline pt-4">
          <div className="flex gap-4">
            <div className="w-24 shrink-0">
              {category.photo ? (
                <ProductPhoto photo={category.photo} alt="" sizes="6rem" />
              ) : (
                <span className="block aspect-4/5 bg-plate" />
              )}
            </div>
            <div className="min-w-0 flex-1">
              <h2 className="font-serif text-large">
                <CategoryLink href={categoryHref(category.name)} {...category} />
              </h2>
              <ul>
                {category.fine.map((fine) => (
                  <li key={fine.name}>
                    <CategoryLink href={categoryHref(category.name, fine.name)} {...fine} />
                  </li>
                ))}
              </ul>
            </div>
          </div>
        </section>
      ))}
    </div>
  );
}

async function CategoryLink({ href, name, count }: { href: string; name: string; count: number }) {
  const format = await getFormatter();
  return (
    <Link href={href} prefetch={false} className="target w-full justify-between gap-3">
      <span className="quiet-link truncate">{name}</span>
      <span className="font-sans text-small text-muted tabular-nums">{format.number(count)}</span>
    </Link>
  );
}
