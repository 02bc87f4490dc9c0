import Link from "next/link";
import { ProductPhoto } from "@/components/product-photo";
import { listVariants, type ProductDetails } from "@/lib/catalogue/queries";

/** The same product in its other colours, each shown by its own photo. */
export async function VariantLinks({ product }: { product: ProductDetails }) {
  const variants = product.variantGroup ? await listVariants(product.variantGroup) : [];
  if (variants.length < 2) return null;
  return (
    <nav aria-label="Other colours" className="mt-6">
      <p className="mb-2 text-small text-muted">
        Colour: <span className="text-ink">{product.colour ?? product.title}</span>
      </p>
      <ul className="flex flex-wrap gap-2">
        {variants.map(({ id, handle, title, colour, photo }) => {
          const shown = id === product.id;
          return (
            <li key={id} className="w-16">
              <Link
                href={`/products/${handle}`}
                prefetch={false}
                title={colour ?? title}
                aria-label={colour ?? title}
                aria-current={shown ? "page" : undefined}
                className="block border-b-2 border-transparent pb-1 transition-colors hover:border-edge aria-[current]:border-accent"
              >
                {photo ? (
                  <ProductPhoto photo={photo} alt="" sizes="4rem" />
                ) : (
                  <span className="block aspect-4/5 bg-plate" />
                )}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
