import Link from "next/link";
import type { CSSProperties } from "react";
import { Section } from "@/app/(shop)/_components/section";
import { categoryHref } from "@/components/category-href";
import { countOf } from "@/components/count";
import { ProductPhoto } from "@/components/product-photo";
import type { Category } from "@/lib/catalogue/queries";

/** Fills rows of two on a phone, of four on a tablet, and one row on a desk. */
const MOST_TILES = 8;
const FEWEST_COLUMNS = 5;

/** The broad categories, each behind a photo of its own. */
export function CategoryTiles({ categories }: { categories: Category[] }) {
  const tiles = categories.slice(0, MOST_TILES);
  const columns = { "--columns": Math.max(FEWEST_COLUMNS, tiles.length) } as CSSProperties;
  return (
    <Section title="Categories" moreHref="/categories" moreWords="All categories">
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

function CategoryTile({ category, eager }: { category: Category; eager: boolean }) {
  const { name, count, photo } = category;
  return (
    <Link href={categoryHref(name)} className="group block">
      {photo ? (
        <ProductPhoto
          photo={photo}
          alt=""
          sizes="(min-width: 64rem) 15vw, (min-width: 40rem) 25vw, 50vw"
          eager={eager}
        />
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
