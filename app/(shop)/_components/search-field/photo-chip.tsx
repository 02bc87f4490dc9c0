"use client";

import Link from "next/link";
import type { SearchFieldWords } from "@/app/(shop)/_components/search-field/words";
import { PhotoThumbnail } from "@/components/photo-thumbnail";
import { CrossIcon } from "@/components/ui/icons";
import type { QueryPhoto } from "@/lib/shopper-photos/shopper-photos";

export type SearchedPhoto = { thumbnail: QueryPhoto; hrefWithout: string };

/** The searched photo inside the field, with a button that removes it. */
export function PhotoChip({
  photo,
  preview,
  words,
}: {
  photo: SearchedPhoto | null;
  preview: string | null;
  words: SearchFieldWords;
}) {
  if (!photo && !preview) return null;
  return (
    <span className="flex shrink-0 items-center">
      {photo && !preview ? (
        <PhotoThumbnail photo={photo.thumbnail} alt={words.yourPhoto} widthPx={36} heightPx={44} />
      ) : (
        <picture>
          <img
            src={preview ?? ""}
            alt=""
            width={36}
            height={44}
            className="full-photo h-11 w-9 bg-plate object-cover opacity-60"
          />
        </picture>
      )}
      {photo && !preview ? (
        <Link
          href={photo.hrefWithout}
          aria-label={words.removePhoto}
          className="target w-11 justify-center text-muted transition-colors hover:text-ink"
        >
          <CrossIcon />
        </Link>
      ) : (
        <span className="w-2" />
      )}
    </span>
  );
}
