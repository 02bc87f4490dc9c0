"use client";

import { useEffect, useState } from "react";
import { photoUrl } from "@/lib/images/photo-url";

type Thumbnail = { storageKey: string; position: string };

/** A row of small photos that scrolls the large ones of a strip into view. Without scripts they are plain links. */
export function PhotoThumbnails({
  photos,
  label,
  anchors,
}: {
  photos: Thumbnail[];
  label: string;
  /** Ids of the large photos, in the same order. */
  anchors: string[];
}) {
  const [shown, setShown] = useState(0);

  useEffect(() => {
    const large = anchors.map((id) => document.getElementById(id));
    const strip = large[0]?.parentElement;
    if (!strip) return;
    // The photo that is mostly inside the strip is the current one.
    const watch = new IntersectionObserver(
      (entries) => {
        const seen = entries.find((entry) => entry.isIntersecting);
        if (seen) setShown(large.indexOf(seen.target as HTMLElement));
      },
      { root: strip, threshold: 0.7 },
    );
    for (const each of large) if (each) watch.observe(each);
    return () => watch.disconnect();
  }, [anchors]);

  return (
    <ul aria-label={label} className="mt-2 flex gap-2 overflow-x-auto lg:hidden">
      {photos.map(({ storageKey, position }, index) => (
        <li key={storageKey} className="shrink-0">
          <a
            href={`#${anchors[index]}`}
            aria-label={position}
            aria-current={index === shown ? "true" : undefined}
            onClick={(event) => {
              event.preventDefault();
              document
                .getElementById(anchors[index] ?? "")
                ?.scrollIntoView({ inline: "center", block: "nearest" });
            }}
            className="block border-b-2 border-transparent pb-1 aria-[current]:border-accent"
          >
            <picture className="contents">
              <img
                src={photoUrl(storageKey, 96)}
                alt=""
                width={48}
                height={60}
                loading="lazy"
                className="full-photo h-15 w-12 bg-plate object-cover"
              />
            </picture>
          </a>
        </li>
      ))}
    </ul>
  );
}
