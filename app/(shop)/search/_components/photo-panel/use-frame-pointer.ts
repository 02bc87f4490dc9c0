"use client";

import { type PointerEvent, useRef } from "react";
import {
  drawFrame,
  HANDLES,
  type Handle,
  isDrawn,
  moveHandle,
  type Point,
} from "@/app/(shop)/search/_components/photo-panel/crop-geometry";
import { type Crop, isWholePhoto } from "@/lib/shopper-photos/crop";

/** `handle` is null while a new frame is being drawn. */
type Drag = { pointerId: number; handle: Handle | null; start: Point; from: Crop; latest: Crop };

/**
 * Moves the frame with mouse, pen or finger. Returns handlers for the element that the photo fills; handles inside it
 * are marked with `data-handle`. Outside the frame, a mouse draws a new frame and a finger scrolls the page.
 */
export function useFramePointer(
  crop: Crop,
  { hold, commit, reset }: { hold(crop: Crop): void; commit(crop: Crop): void; reset(): void },
) {
  const drag = useRef<Drag | null>(null);

  function latestOf({ handle, start, from }: Drag, now: Point): Crop {
    if (handle) return moveHandle(from, handle, { x: now.x - start.x, y: now.y - start.y });
    return isDrawn(start, now) ? drawFrame(start, now) : from;
  }

  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (!event.isPrimary || event.button !== 0) return;
      const handle = handleAt(event.target as Element, crop);
      if (handle === null && event.pointerType === "touch") return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const { pointerId } = event;
      drag.current = { pointerId, handle, start: pointOf(event), from: crop, latest: crop };
      hold(crop);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (drag.current?.pointerId !== event.pointerId) return;
      drag.current.latest = latestOf(drag.current, pointOf(event));
      hold(drag.current.latest);
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      if (drag.current?.pointerId !== event.pointerId) return;
      const { latest } = drag.current;
      drag.current = null;
      commit(latest);
    },
    onPointerCancel(event: PointerEvent<HTMLElement>) {
      if (drag.current?.pointerId !== event.pointerId) return;
      drag.current = null;
      reset();
    },
  };
}

/** A frame around the whole photo cannot be moved; dragging it draws a new one. */
function handleAt(target: Element, crop: Crop): Handle | null {
  const named = target.closest<HTMLElement>("[data-handle]")?.dataset.handle;
  const handle = HANDLES.find((name) => name === named) ?? null;
  return handle === "frame" && isWholePhoto(crop) ? null : handle;
}

function pointOf({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>): Point {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  return { x: (clientX - left) / width, y: (clientY - top) / height };
}
