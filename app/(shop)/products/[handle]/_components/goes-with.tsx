import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { Section } from "@/app/(shop)/_components/section";
import { ProductGrid } from "@/components/product-grid";
import { ProductGridSkeleton } from "@/components/product-grid-skeleton";
import type { ProductDetails } from "@/lib/catalogue/queries";
import { goesWith } from "@/lib/recommendations/goes-with";

const SHOWN = 10;

/** A single row to swipe on phones, so that similar products are not five screens further down. */
const STRIP_ON_PHONES = [
  "max-sm:[&_.product-grid]:-mx-4 max-sm:[&_.product-grid]:-my-1 max-sm:[&_.product-grid]:px-4 max-sm:[&_.product-grid]:py-1",
  "max-sm:[&_.product-grid]:auto-cols-[42%] max-sm:[&_.product-grid]:grid-flow-col max-sm:[&_.product-grid]:grid-cols-none",
  "max-sm:[&_.product-grid]:snap-x max-sm:[&_.product-grid]:scroll-px-4 max-sm:[&_.product-grid]:overflow-x-auto max-sm:[&_.product-grid>*]:snap-start",
].join(" ");

/** Products that complete the look. Renders nothing if there are none, as in a shop with a single category. */
export async function GoesWith({ product }: { product: ProductDetails }) {
  const t = await getTranslations("Product");
  const title = t("goesWith");
  return (
    <Suspense
      fallback={
        <Section title={title}>
          <div className={STRIP_ON_PHONES}>
            <ProductGridSkeleton count={SHOWN} />
          </div>
        </Section>
      }
    >
      <Found product={product} title={title} />
    </Suspense>
  );
}

async function Found({ product, title }: { product: ProductDetails; title: string }) {
  const products = await goesWith(product, SHOWN);
  if (products.length === 0) return null;
  return (
    <Section title={title}>
      <div className={STRIP_ON_PHONES}>
        <ProductGrid products={products} label={title} />
      </div>
    </Section>
  );
}
