import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ProductPhoto } from "@/components/product-photo";
import { listVariants, type ProductDetails } from "@/lib/catalogue/queries";

/** The product's other colours, each shown by its own photo. */
export async function VariantLinks({ product }: { product: ProductDetails }) {
  const variants = product.variantGroup ? await listVariants(product.variantGroup) : [];
  if (variants.length < 2) return null;
  const t = await getTranslations("Product");
  return (
    <nav aria-label={t("otherColours")} className="mt-6">
      <p className="mb-2 text-small text-muted">
        {t.rich("colourShown", {
          colour: product.colour ?? product.title,
          shown: (words) => <span className="text-ink">{words}</span>,
        })}
      </p>
      <ul className="flex flex-wrap gap-2">
        {variants.map(({ id, handle, title, colour, stock, photo }) => {
          const shown = id === product.id;
          const soldOut = stock === 0;
          const name = colour ?? title;
          const label = soldOut ? t("colourSoldOut", { colour: name }) : name;
          return (
            <li key={id} className="w-16">
              <Link
                href={`/products/${handle}`}
                prefetch={false}
                title={label}
                aria-label={label}
                aria-current={shown ? "page" : undefined}
                className="block border-b-2 border-transparent pb-1 transition-colors hover:border-edge aria-[current]:border-accent"
              >
                <span className={soldOut ? "block opacity-50" : "block"}>
                  {photo ? (
                    <ProductPhoto photo={photo} alt="" sizes="4rem" />
                  ) : (
                    <span className="block aspect-4/5 bg-plate" />
                  )}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
