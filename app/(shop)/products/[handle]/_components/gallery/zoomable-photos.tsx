"use client";

import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import type {
  ViewedPhoto,
  ViewerWords,
} from "@/app/(shop)/products/[handle]/_components/gallery/viewed-photo";

/** Loaded on demand: most visitors of a product page never open it. */
const PhotoViewer = lazy(async () => {
  const { PhotoViewer } = await import(
    "@/app/(shop)/products/[handle]/_components/gallery/photo-viewer"
  );
  return { default: PhotoViewer };
});

/** Opens the viewer when an `a[data-photo]` among its children is clicked, and returns the focus there on closing. */
export function ZoomablePhotos({
  photos,
  label,
  words,
  className,
  children,
}: {
  photos: ViewedPhoto[];
  label: string;
  words: ViewerWords;
  className: string;
  children: ReactNode;
}) {
  const region = useRef<HTMLElement>(null);
  const followed = useRef<HTMLElement>(null);
  const [first, setFirst] = useState<number | null>(null);

  useEffect(() => {
    const element = region.current;
    function follow(event: MouseEvent) {
      // With a modifier key, the browser should open the link its own way.
      if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
        return;
      const link = (event.target as Element).closest<HTMLElement>("a[data-photo]");
      if (!link) return;
      event.preventDefault();
      followed.current = link;
      setFirst(Number(link.dataset.photo));
    }
    element?.addEventListener("click", follow);
    return () => element?.removeEventListener("click", follow);
  }, []);

  function close() {
    setFirst(null);
    followed.current?.focus();
  }

  return (
    <section ref={region} aria-label={label} className={className}>
      {children}
      {first === null ? null : (
        <Suspense fallback={null}>
          <PhotoViewer photos={photos} first={first} words={words} onClose={close} />
        </Suspense>
      )}
    </section>
  );
}
