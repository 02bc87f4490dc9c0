import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache, Suspense } from "react";
import { SearchBar } from "@/app/(shop)/_components/search-bar";
import { Section } from "@/app/(shop)/_components/section";
import { Availability } from "@/app/(shop)/products/[handle]/_components/availability";
import {
  Breadcrumbs,
  categoryCrumbs,
} from "@/app/(shop)/products/[handle]/_components/breadcrumbs";
import { splitCare } from "@/app/(shop)/products/[handle]/_components/details";
import { ProductGallery } from "@/app/(shop)/products/[handle]/_components/gallery/product-gallery";
import { GoesWith } from "@/app/(shop)/products/[handle]/_components/goes-with";
import { ProductFacts } from "@/app/(shop)/products/[handle]/_components/product-facts";
import { ProductJsonLd } from "@/app/(shop)/products/[handle]/_components/product-json-ld";
import { SimilarProducts } from "@/app/(shop)/products/[handle]/_components/similar-products";
import { VariantLinks } from "@/app/(shop)/products/[handle]/_components/variant-links";
import { Price } from "@/components/price";
import { ProductGridSkeleton } from "@/components/product-grid-skeleton";
import { RecentlySeen } from "@/components/recently-seen/recently-seen";
import { getPublishedProduct } from "@/lib/catalogue/queries";
import { photoUrl } from "@/lib/images/photo-url";
import { searchHref } from "@/lib/search/request/search-params";

type Props = { params: Promise<{ handle: string }> };

const productOf = cache(getPublishedProduct);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const product = await productOf((await params).handle);
  if (!product) notFound();
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
  const t = await getTranslations("Product");
  const crumbs = categoryCrumbs(product);
  const { text, care } = splitCare(product.description);
  return (
    <>
      <SearchBar />
      <article className="grid gap-x-12 gap-y-6 lg:grid-cols-[auto_minmax(0,1fr)]">
        <ProductGallery product={product} />
        <div className="max-w-xl lg:sticky lg:top-8 lg:self-start">
          <Breadcrumbs crumbs={crumbs} />
          <h1 className="font-serif text-display wrap-anywhere">{product.title}</h1>
          {product.brand ? <p className="mt-2 text-muted">{product.brand}</p> : null}
          <p className="mt-3 text-large">
            <Price {...product} stock={null} />
          </p>
          <Availability stock={product.stock} similarHref="#similar" />
          <VariantLinks product={product} />
          <p className="mt-8 whitespace-pre-line">{text}</p>
          <ProductFacts product={product} care={care} />
        </div>
      </article>
      <GoesWith product={product} />
      <div id="similar" className="scroll-mt-4">
        <Section
          title={t("similar")}
          moreHref={searchHref({ more: [product.handle] })}
          moreWords={t("moreLikeThis")}
        >
          <Suspense fallback={<ProductGridSkeleton />}>
            <SimilarProducts productId={product.id} />
          </Suspense>
        </Section>
      </div>
      <RecentlySeen current={product.handle} />
      <ProductJsonLd product={product} crumbs={crumbs} />
    </>
  );
}
