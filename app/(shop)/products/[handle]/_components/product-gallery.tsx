import { ProductPhoto } from "@/components/product-photo";
import type { ProductDetails } from "@/lib/catalogue/queries";

/** Wide enough to show one photo, or a pair, whole on the screen. */
const WIDTH = {
  one: "lg:w-[max(24rem,min(50vw,(100dvh-12rem)*0.8))]",
  pair: "lg:w-[max(32rem,min(60vw,(100dvh-12rem)*1.6))]",
};

/** Photos two by two, the first one large when they are odd; on a phone a strip to swipe through. */
export function ProductGallery({ product }: { product: ProductDetails }) {
  const { photos, title } = product;
  if (photos.length === 0) return <div className={`aspect-4/5 bg-plate ${WIDTH.one}`} />;
  const single = photos.length === 1;
  const odd = photos.length % 2 === 1;
  return (
    <section
      aria-label={`Photos of ${title}`}
      // A strip that scrolls must be reachable by keyboard.
      tabIndex={single ? undefined : 0}
      className={`-mx-4 flex snap-x snap-mandatory gap-2 overflow-x-auto [scrollbar-width:none] sm:mx-0 lg:grid lg:grid-cols-2 lg:self-start lg:overflow-visible ${
        odd ? WIDTH.one : WIDTH.pair
      }`}
    >
      {photos.map((photo, index) => {
        const large = odd && index === 0;
        return (
          <div
            key={photo.storageKey}
            className={`shrink-0 snap-center lg:w-auto ${single ? "w-full" : "w-[88%] sm:w-[60%]"} ${
              large ? "lg:col-span-2" : ""
            }`}
          >
            <ProductPhoto
              photo={photo}
              alt={photo.alt || `${title}, photo ${index + 1}`}
              sizes={`(min-width: 64rem) ${large ? 50 : 30}vw, (min-width: 40rem) 60vw, 88vw`}
              eager={index === 0}
            />
          </div>
        );
      })}
    </section>
  );
}
