import Link from "next/link";
import { Section } from "@/app/(shop)/_components/section";
import { categoryHref } from "@/components/category-href";
import { countOf } from "@/components/count";
import { CARD_PHOTO_SIZES } from "@/components/product-card";
import { ProductPhoto } from "@/components/product-photo";
import type { Category } from "@/lib/catalogue/queries";

const TILES = 10;

/** The broad categories, each behind a photo of its own. */
export function CategoryTiles({ categories }: { categories: Category[] }) {
  return (
    <Section title="Categories" moreHref="/categories" moreWords="All categories">
      <ul className="product-grid">
        {categories.slice(0, TILES).map((category, index) => (
          <li key={category.name}>
            <CategoryTile category={category} eager={index < 4} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function CategoryTile({ category, eager }: { category: Category; eager: boolean }) {
  const { name, count, photo } = category;
  return (
    <Link href={categoryHref(name)} className="group block">
      {photo ? (
        <ProductPhoto photo={photo} alt="" sizes={CARD_PHOTO_SIZES} eager={eager} />
      ) : (
        <span className="block aspect-4/5 bg-plate" />
      )}
      <span className="mt-2 flex items-baseline justify-between gap-2">
        <span className="quiet-link truncate group-hover:decoration-current">{name}</span>
        <span className="text-small text-muted tabular-nums">
          {count}
          <span className="sr-only"> {countOf(count, "product").replace(/^\S+ /, "")}</span>
        </span>
      </span>
    </Link>
  );
}
