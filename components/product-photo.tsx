import type { CSSProperties } from "react";
import type { CardPhoto } from "@/lib/catalogue/product";
import { PHOTO_WIDTHS_PX } from "@/lib/images/photo-limits";
import { photoUrl } from "@/lib/images/photo-url";

/** Narrower photos are shown as prints on the plate rather than enlarged to fill it. */
const PRINT_BELOW_PX = 320;
const PRINT_ENLARGEMENT = 2.5;
/** Width over height within which cropping to 4:5 loses nothing important. */
const CROPPED_RATIO = { min: 0.66, max: 0.96 };

/**
 * A product's photo on its 4:5 plate, whose size is known before anything is loaded. `sizes` as on `<img>`; `eager` for
 * photos on the first screen.
 */
export function ProductPhoto({
  photo,
  sizes,
  eager = false,
  alt = photo.alt,
}: {
  photo: CardPhoto;
  sizes: string;
  eager?: boolean;
  alt?: string;
}) {
  const { storageKey, widthPx, heightPx } = photo;
  return (
    <span
      className={`flex aspect-4/5 items-center justify-center overflow-hidden ${isPrint(photo) ? "bg-print" : "bg-plate"}`}
    >
      <picture className="contents">
        <img
          src={photoUrl(storageKey, 640)}
          srcSet={sourceSet(storageKey, widthPx)}
          sizes={sizes}
          width={widthPx}
          height={heightPx}
          alt={alt}
          loading={eager ? "eager" : "lazy"}
          fetchPriority={eager ? "high" : "auto"}
          // Paints the first screen together with its photos, not before them.
          decoding={eager ? "sync" : "async"}
          className={fitting(photo)}
          style={style(photo)}
        />
      </picture>
    </span>
  );
}

function isPrint({ widthPx }: CardPhoto): boolean {
  return widthPx < PRINT_BELOW_PX;
}

function fitting(photo: CardPhoto): string {
  if (isPrint(photo)) return "print-photo";
  const ratio = photo.widthPx / photo.heightPx;
  const cropped = ratio >= CROPPED_RATIO.min && ratio <= CROPPED_RATIO.max;
  return `full-photo size-full ${cropped ? "bg-cover object-cover" : "bg-contain object-contain"}`;
}

function style(photo: CardPhoto): CSSProperties {
  if (isPrint(photo)) return { maxWidth: Math.round(photo.widthPx * PRINT_ENLARGEMENT) };
  return photo.placeholder ? { backgroundImage: `url("${photo.placeholder}")` } : {};
}

/** Every rendition smaller than the photo, and the smallest one that holds all of it. */
function sourceSet(storageKey: string, widthPx: number): string {
  const largest = PHOTO_WIDTHS_PX.findIndex((width) => width >= widthPx);
  const useful = largest === -1 ? PHOTO_WIDTHS_PX : PHOTO_WIDTHS_PX.slice(0, largest + 1);
  return useful.map((width) => `${photoUrl(storageKey, width)} ${width}w`).join(", ");
}
