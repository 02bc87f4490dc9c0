import { getTranslations } from "next-intl/server";
import { PhotoThumbnails } from "@/app/(shop)/products/[handle]/_components/gallery/photo-thumbnails";
import { ZoomablePhotos } from "@/app/(shop)/products/[handle]/_components/gallery/zoomable-photos";
import { ProductPhoto } from "@/components/product-photo";
import { EnlargeIcon } from "@/components/ui/icons";
import type { ProductDetails } from "@/lib/catalogue/queries";
import { photoUrl } from "@/lib/images/photo-url";

/** Widths at which a single photo, or a pair, fits on the screen as a whole. */
const WIDTH = {
  one: "lg:w-[max(24rem,min(50vw,(100dvh-12rem)*0.8))]",
  pair: "lg:w-[max(32rem,min(60vw,(100dvh-12rem)*1.6))]",
};

/**
 * Photos in pairs, with a large first one if their number is odd; on a phone, a strip to swipe through. Each links to
 * its largest rendition, which opens in the viewer where scripts run.
 */
export async function ProductGallery({ product }: { product: ProductDetails }) {
  const { title } = product;
  if (product.photos.length === 0) return <div className={`aspect-4/5 bg-plate ${WIDTH.one}`} />;
  const t = await getTranslations("Product");
  const count = product.photos.length;
  const photos = product.photos.map((photo, index) => ({
    ...photo,
    alt: photo.alt || t("photoNumber", { title, number: index + 1 }),
    position: t("photoPosition", { number: index + 1, count }),
  }));
  const anchors = photos.map((_, index) => `photo-${index + 1}`);
  const odd = count % 2 === 1;
  return (
    <ZoomablePhotos
      photos={photos.map(({ placeholder: _, ...photo }) => photo)}
      label={t("photosOf", { title })}
      words={{
        label: t("viewer", { title }),
        close: t("close"),
        zoomIn: t("zoomIn"),
        zoomOut: t("zoomOut"),
        zoomLevel: t("zoomLevel", { percent: "{percent}" }),
        previous: t("previousPhoto"),
        next: t("nextPhoto"),
      }}
      className={`min-w-0 lg:self-start ${odd ? WIDTH.one : WIDTH.pair}`}
    >
      <div className="-mx-4 flex snap-x snap-mandatory gap-2 overflow-x-auto [scrollbar-width:none] motion-safe:scroll-smooth sm:mx-0 lg:grid lg:grid-cols-2 lg:overflow-visible">
        {photos.map((photo, index) => {
          const large = odd && index === 0;
          return (
            <a
              key={photo.storageKey}
              id={anchors[index]}
              href={photoUrl(photo.storageKey)}
              data-photo={index}
              aria-haspopup="dialog"
              className={`group relative block shrink-0 cursor-zoom-in snap-center focus-visible:-outline-offset-4 lg:w-auto ${
                count === 1 ? "w-full" : "w-[88%] sm:w-[60%]"
              } ${large ? "lg:col-span-2" : ""}`}
            >
              <ProductPhoto
                photo={photo}
                alt={photo.alt}
                sizes={`(min-width: 64rem) ${large ? 50 : 30}vw, (min-width: 40rem) 60vw, 88vw`}
                eager={index === 0}
              />
              <span className="sr-only">, {t("enlarge")}</span>
              <span className="absolute right-0 bottom-0 flex size-11 items-center justify-center bg-paper transition-opacity group-focus-visible:opacity-100 pointer-fine:opacity-0 pointer-fine:group-hover:opacity-100">
                <EnlargeIcon />
              </span>
            </a>
          );
        })}
      </div>
      {count > 1 ? (
        <PhotoThumbnails
          photos={photos.map(({ storageKey, position }) => ({ storageKey, position }))}
          label={t("thumbnails")}
          anchors={anchors}
        />
      ) : null}
    </ZoomablePhotos>
  );
}
