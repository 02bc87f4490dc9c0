import { ProductPhoto } from "@/components/product-photo";
import type { ProductDetails } from "@/lib/catalogue/queries";

/** The first photo large, the others two by two; on a phone a strip to swipe through. */
export function ProductGallery({ product }: { product: ProductDetails }) {
  const { photos, title } = product;
  if (photos.length === 0) return <div className="aspect-4/5 bg-plate" />;
  return (
    <section
      aria-label={`Photos of ${title}`}
      // A strip that scrolls must be reachable by keyboard.
      tabIndex={photos.length > 1 ? 0 : undefined}
      className="-mx-4 flex snap-x snap-mandatory gap-2 overflow-x-auto sm:mx-0 lg:grid lg:w-[max(24rem,min(52vw,(100dvh-12rem)*0.8))] lg:grid-cols-2 lg:overflow-visible"
    >
      {photos.map((photo, index) => (
        <div
          key={photo.storageKey}
          className={`shrink-0 snap-center ${photos.length > 1 ? "w-[88%] sm:w-[60%]" : "w-full"} lg:w-auto ${
            index === 0 ? "lg:col-span-2" : ""
          }`}
        >
          <ProductPhoto
            photo={photo}
            alt={photo.alt || `${title}, photo ${index + 1}`}
            sizes={
              index === 0
                ? "(min-width: 64rem) 55vw, (min-width: 40rem) 60vw, 100vw"
                : "(min-width: 64rem) 28vw, (min-width: 40rem) 60vw, 88vw"
            }
            eager={index === 0}
          />
        </div>
      ))}
    </section>
  );
}
