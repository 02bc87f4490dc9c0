"use client";

import Link from "next/link";
import type { SearchFieldWords } from "@/app/(shop)/_components/search-field/words";
import { CrossIcon } from "@/components/ui/icons";

export type SearchedPhoto = { thumbnailUrl: string; hrefWithout: string };

/** The searched photo inside the field, and the way to take it out again. */
export function PhotoChip({
  photo,
  preview,
  words,
}: {
  photo: SearchedPhoto | null;
  preview: string | null;
  words: SearchFieldWords;
}) {
  const thumbnailUrl = preview ?? photo?.thumbnailUrl;
  if (!thumbnailUrl) return null;
  return (
    <span className="flex shrink-0 items-center">
      <picture>
        <img
          src={thumbnailUrl}
          alt={preview ? "" : words.yourPhoto}
          width={36}
          height={44}
          className={`full-photo h-11 w-9 bg-plate object-cover ${preview ? "opacity-60" : ""}`}
        />
      </picture>
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
