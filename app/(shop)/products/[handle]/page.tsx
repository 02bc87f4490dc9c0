import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache, Suspense } from "react";
import { SearchBar } from "@/app/(shop)/_components/search-bar";
import { Section } from "@/app/(shop)/_components/section";
import { ProductFacts } from "@/app/(shop)/products/[handle]/_components/product-facts";
import { ProductGallery } from "@/app/(shop)/products/[handle]/_components/product-gallery";
import { ProductJsonLd } from "@/app/(shop)/products/[handle]/_components/product-json-ld";
import { SimilarProducts } from "@/app/(shop)/products/[handle]/_components/similar-products";
import { VariantLinks } from "@/app/(shop)/products/[handle]/_components/variant-links";
import { Price } from "@/components/price";
import { ProductGridSkeleton } from "@/components/product-grid-skeleton";
import { getPublishedProduct } from "@/lib/catalogue/queries";
import { photoUrl } from "@/lib/images/photo-url";

type Props = { params: Promise<{ handle: string }> };

const productOf = cache(getPublishedProduct);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const product = await productOf((await params).handle);
  if (!product) return {};
  const { title, handle, photo } = product;
  const description = product.description.slice(0, 160);
  const images = photo ? [photoUrl(photo.storageKey, 1280)] : [];
  const address = `/products/${handle}`;
  return {
    title,
    description,
    alternates: { canonical: address },
    openGraph: { title, description, images, url: address },
  };
}

export default async function ProductPage({ params }: Props) {
  const product = await productOf((await params).handle);
  if (!product) notFound();
  return (
    <>
      <SearchBar />
      <article className="grid gap-x-12 gap-y-6 lg:grid-cols-[auto_minmax(0,1fr)]">
        <ProductGallery product={product} />
        <div className="max-w-xl lg:sticky lg:top-8 lg:self-start">
          {product.brand ? <p className="text-muted">{product.brand}</p> : null}
          <h1 className="font-serif text-display wrap-anywhere">{product.title}</h1>
          <p className="mt-3 text-large">
            <Price {...product} />
          </p>
          <VariantLinks product={product} />
          <p className="mt-8 whitespace-pre-line">{product.description}</p>
          <ProductFacts product={product} />
        </div>
      </article>
      <Section title="Similar">
        <Suspense fallback={<ProductGridSkeleton />}>
          <SimilarProducts productId={product.id} />
        </Suspense>
      </Section>
      <ProductJsonLd product={product} />
    </>
  );
}
