import type { Ref } from "react";
import {
  MOST_ENLARGED,
  type View,
} from "@/app/(shop)/products/[handle]/_components/gallery/pan-and-zoom";
import type { ViewedPhoto } from "@/app/(shop)/products/[handle]/_components/gallery/viewed-photo";
import { photoUrl } from "@/lib/images/photo-url";

/** The largest rendition of a photo, above the one that the page already has until it is loaded. */
export function PhotoStage({
  ref,
  photo,
  view: { scale, x, y },
  held,
}: {
  ref: Ref<HTMLDivElement>;
  photo: ViewedPhoto;
  view: View;
  /** Follows the pointer immediately instead of easing. */
  held: boolean;
}) {
  const { storageKey, alt, widthPx, heightPx } = photo;
  const enlarged = scale > 1;
  const cursor = held && enlarged ? "cursor-grabbing" : enlarged ? "cursor-grab" : "cursor-zoom-in";
  return (
    <div ref={ref} className={`absolute inset-0 touch-none overflow-hidden select-none ${cursor}`}>
      <picture key={storageKey} className="contents">
        <img
          src={photoUrl(storageKey)}
          alt={alt}
          width={widthPx}
          height={heightPx}
          draggable={false}
          className={`full-photo absolute inset-0 m-auto size-full bg-contain object-contain ${
            held ? "" : "transition-transform"
          }`}
          style={{
            backgroundImage: `url("${photoUrl(storageKey, 640)}")`,
            maxWidth: widthPx * MOST_ENLARGED,
            maxHeight: heightPx * MOST_ENLARGED,
            transform: `translate(${x}px, ${y}px) scale(${scale})`,
          }}
        />
      </picture>
    </div>
  );
}
