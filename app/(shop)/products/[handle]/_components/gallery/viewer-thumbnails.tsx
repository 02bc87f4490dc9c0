import type { ViewedPhoto } from "@/app/(shop)/products/[handle]/_components/gallery/viewed-photo";
import { photoUrl } from "@/lib/images/photo-url";

/** All photos in a row below the one being viewed. */
export function ViewerThumbnails({
  photos,
  shown,
  onChoose,
}: {
  photos: ViewedPhoto[];
  shown: number;
  onChoose: (index: number) => void;
}) {
  return (
    <ul className="flex gap-2 overflow-x-auto px-4 py-3">
      {photos.map(({ storageKey, position }, index) => (
        <li key={storageKey} className="shrink-0 first:ml-auto last:mr-auto">
          <button
            type="button"
            aria-label={position}
            aria-current={index === shown ? "true" : undefined}
            onClick={() => onChoose(index)}
            className="block border-b-2 border-transparent pb-1 aria-[current]:border-accent"
          >
            <picture className="contents">
              <img
                src={photoUrl(storageKey, 96)}
                alt=""
                width={48}
                height={60}
                className="full-photo h-15 w-12 bg-plate object-cover"
              />
            </picture>
          </button>
        </li>
      ))}
    </ul>
  );
}
