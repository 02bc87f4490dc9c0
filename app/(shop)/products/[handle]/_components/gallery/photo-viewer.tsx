"use client";

import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { PhotoStage } from "@/app/(shop)/products/[handle]/_components/gallery/photo-stage";
import { usePanAndZoom } from "@/app/(shop)/products/[handle]/_components/gallery/use-pan-and-zoom";
import type {
  ViewedPhoto,
  ViewerWords,
} from "@/app/(shop)/products/[handle]/_components/gallery/viewed-photo";
import { ViewerButton } from "@/app/(shop)/products/[handle]/_components/gallery/viewer-button";
import { pressKey } from "@/app/(shop)/products/[handle]/_components/gallery/viewer-keys";
import { ViewerThumbnails } from "@/app/(shop)/products/[handle]/_components/gallery/viewer-thumbnails";
import { CrossIcon, MinusIcon, NextIcon, PlusIcon, PreviousIcon } from "@/components/ui/icons";

/** A full-screen photo that can be zoomed. Escape closes it; plus, minus and the arrow keys do what gestures do. */
export function PhotoViewer({
  photos,
  first,
  words,
  onClose,
}: {
  photos: ViewedPhoto[];
  first: number;
  words: ViewerWords;
  onClose: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const enlarge = useRef<HTMLButtonElement>(null);
  const [shown, setShown] = useState(first);
  const photo = photos[shown] as ViewedPhoto;
  const { view, held, zoomIn, zoomOut, pan, reset } = usePanAndZoom(
    stage,
    { width: photo.widthPx, height: photo.heightPx },
    (by) => show(shown + by),
  );
  const several = photos.length > 1;

  function show(index: number) {
    setShown((index + photos.length) % photos.length);
    reset();
  }

  useLayoutEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
    enlarge.current?.focus();
  }, []);

  const enlarged = view.scale > 1;
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const leaf = (by: 1 | -1) => show(shown + by);
    if (pressKey(event.key, { enlarged, zoomIn, zoomOut, reset, leaf, pan }))
      event.preventDefault();
  });
  useEffect(() => {
    const element = dialog.current;
    const listening = new AbortController();
    const { signal } = listening;
    element?.addEventListener("keydown", (event) => press(event), { signal });
    // Keeps the page behind from scrolling.
    element?.addEventListener("wheel", (event) => event.preventDefault(), {
      signal,
      passive: false,
    });
    return () => listening.abort();
  }, []);

  const zoomLevel = words.zoomLevel.replace("{percent}", String(Math.round(view.scale * 100)));
  return (
    <dialog
      ref={dialog}
      aria-label={words.label}
      onClose={onClose}
      className="fixed inset-0 m-0 h-dvh max-h-none w-dvw max-w-none flex-col overflow-hidden bg-paper text-ink open:flex"
    >
      <div className="flex items-center gap-1 py-2 pr-2 pl-4">
        <p role="status" className="mr-auto text-small text-muted tabular-nums">
          {several ? `${photo.position} · ` : ""}
          {zoomLevel}
        </p>
        <ViewerButton label={words.zoomOut} onClick={zoomOut} off={!enlarged}>
          <MinusIcon />
        </ViewerButton>
        <ViewerButton ref={enlarge} label={words.zoomIn} onClick={zoomIn}>
          <PlusIcon />
        </ViewerButton>
        <ViewerButton label={words.close} onClick={() => dialog.current?.close()}>
          <CrossIcon />
        </ViewerButton>
      </div>
      <div className="relative min-h-0 flex-1">
        <PhotoStage ref={stage} photo={photo} view={view} held={held} />
        {several ? (
          <>
            <ViewerButton
              label={words.previous}
              onClick={() => show(shown - 1)}
              className="absolute top-1/2 left-2 -translate-y-1/2"
            >
              <PreviousIcon />
            </ViewerButton>
            <ViewerButton
              label={words.next}
              onClick={() => show(shown + 1)}
              className="absolute top-1/2 right-2 -translate-y-1/2"
            >
              <NextIcon />
            </ViewerButton>
          </>
        ) : null}
      </div>
      {several ? <ViewerThumbnails photos={photos} shown={shown} onChoose={show} /> : null}
    </dialog>
  );
}
