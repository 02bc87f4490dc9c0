import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import type { CSSProperties } from "react";
import { Section } from "@/app/(shop)/_components/section";
import { categoryHref } from "@/components/category-href";
import { ProductPhoto } from "@/components/product-photo";
import type { Category } from "@/lib/catalogue/category-tree";

/** Fills rows of two on a phone and of four on a tablet, and a single row on a desktop. */
const MOST_TILES = 8;
const FEWEST_COLUMNS = 5;

/** The broad categories, each shown by a photo of its own. */
export async function CategoryTiles({ categories }: { categories: Category[] }) {
  const t = await getTranslations("Home");
  const tiles = categories.slice(0, MOST_TILES);
  const columns = { "--columns": Math.max(FEWEST_COLUMNS, tiles.length) } as CSSProperties;
  return (
    <Section title={t("categories")} moreHref="/categories" moreWords={t("allCategories")}>
      <ul
        style={columns}
        className="grid grid-cols-2 gap-x-2 gap-y-6 sm:grid-cols-4 sm:gap-x-3 lg:grid-cols-[repeat(var(--columns),minmax(0,1fr))] lg:gap-x-4"
      >
        {tiles.map((category, index) => (
          <li key={category.name}>
            <CategoryTile category={category} eager={index < 4} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

async function CategoryTile({ category, eager }: { category: Category; eager: boolean }) {
  const [t, format] = await Promise.all([getTranslations("Common"), getFormatter()]);
  const { name, count, photo } = category;
  return (
    <Link href={categoryHref(name)} className="group block">
      {photo ? (
        <ProductPhoto
          photo={photo}
          alt=""
          sizes="(min-width: 64rem) 15vw, (min-width: 40rem) 25vw, calc(50vw - 1.25rem)"
          eager={eager}
        />
      ) : (
        <span className="block aspect-4/5 bg-plate" />
      )}
      <span className="mt-2 flex items-baseline justify-between gap-2">
        <span className="quiet-link truncate group-hover:decoration-current">{name}</span>
        <span className="text-small text-muted tabular-nums">
          <span aria-hidden="true">{format.number(count)}</span>
          <span className="sr-only">{t("products", { count })}</span>
        </span>
      </span>
    </Link>
  );
}
