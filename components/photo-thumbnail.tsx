import type { CSSProperties } from "react";
import { PHOTO_WIDTHS_PX } from "@/lib/images/photo-limits";
import { photoUrl } from "@/lib/images/photo-url";
import type { Crop } from "@/lib/shopper-photos/crop";

type Photo = { storageKey: string; widthPx: number; heightPx: number; crop?: Crop | null };

/** The pixel ratio of the densest screens. */
const PIXEL_RATIO = 2;

/** A stored photo, or a part of it, as a thumbnail that fills its box. */
export function PhotoThumbnail({
  photo,
  alt,
  widthPx,
  heightPx,
}: {
  photo: Photo;
  alt: string;
  widthPx: number;
  heightPx: number;
}) {
  const style = coverStyle(photo, widthPx, heightPx);
  return (
    <span
      className="relative block shrink-0 overflow-hidden bg-plate"
      style={{ width: widthPx, height: heightPx }}
    >
      <picture>
        <img
          src={thumbnailUrl(photo, style.width)}
          alt={alt}
          className="full-photo absolute max-w-none"
          style={style}
        />
      </picture>
    </span>
  );
}

/** A photo's size and offset, in pixels, that make its part fill a box, centred. */
export function coverStyle(
  { widthPx, heightPx, crop }: Omit<Photo, "storageKey">,
  boxWidthPx: number,
  boxHeightPx: number,
): CSSProperties & { width: number } {
  const { x, y, width, height } = crop ?? { x: 0, y: 0, width: 1, height: 1 };
  const scale = Math.max(boxWidthPx / (width * widthPx), boxHeightPx / (height * heightPx));
  const [shownWidth, shownHeight] = [widthPx * scale, heightPx * scale];
  return {
    width: shownWidth,
    height: shownHeight,
    left: boxWidthPx / 2 - (x + width / 2) * shownWidth,
    top: boxHeightPx / 2 - (y + height / 2) * shownHeight,
  };
}

function thumbnailUrl({ storageKey }: Photo, shownWidthPx: number): string {
  const needed = shownWidthPx * PIXEL_RATIO;
  const width = PHOTO_WIDTHS_PX.find((px) => px >= needed) ?? PHOTO_WIDTHS_PX.at(-1);
  return photoUrl(storageKey, width);
}
