import { type RefObject, useEffect, useEffectEvent, useState } from "react";
import {
  CLICK_SCALE,
  type Point,
  panBy,
  type Size,
  STEP,
  type View,
  WHOLE,
  zoomAt,
} from "@/app/(shop)/products/[handle]/_components/gallery/pan-and-zoom";

/** How far a finger may move and still tap, and how far it must move to swipe, in CSS pixels. */
const TAP_PX = 8;
const SWIPE_PX = 48;
/** Zoom per pixel of a wheel, and of a pinch on a trackpad. */
const WHEEL_RATE = 0.002;
const PINCH_RATE = 0.01;
const LINE_PX = 16;

/**
 * Zoom and pan of one photo: by wheel, click, tap, pinch and drag on the stage, and through the returned functions.
 * @param onSwipe called when a finger or mouse drags across the unzoomed photo: 1 for the next photo, −1 for the
 * previous
 */
export function usePanAndZoom(
  stage: RefObject<HTMLElement | null>,
  photo: Size,
  onSwipe: (step: 1 | -1) => void,
) {
  const [view, setView] = useState<View>(WHOLE);
  /** While a pointer is down, the photo follows it without easing. */
  const [held, setHeld] = useState(false);

  function sizes() {
    const { clientWidth, clientHeight } = stage.current as HTMLElement;
    return { photo, stage: { width: clientWidth, height: clientHeight } };
  }
  const zoomBy = (factor: number, point: Point = { x: 0, y: 0 }) =>
    setView((current) => zoomAt(current, factor, point, sizes()));
  const move = (by: Point) => setView((current) => panBy(current, by, sizes()));
  const reset = () => setView(WHOLE);

  const tap = useEffectEvent((point: Point) =>
    view.scale > 1 ? reset() : zoomBy(CLICK_SCALE, point),
  );
  const release = useEffectEvent((from: Point, to: Point) => {
    const [x, y] = [to.x - from.x, to.y - from.y];
    if (view.scale === 1 && Math.abs(x) > SWIPE_PX && Math.abs(x) > Math.abs(y)) {
      onSwipe(x < 0 ? 1 : -1);
    }
  });
  const zoom = useEffectEvent(zoomBy);
  const pan = useEffectEvent(move);

  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    const fingers = new Map<number, Point>();
    let start: Point | null = null;
    let travelled = false;

    const pointOf = (event: MouseEvent): Point => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return { x: event.clientX - left - width / 2, y: event.clientY - top - height / 2 };
    };
    function press(event: PointerEvent) {
      if (
        event.button !== 0 ||
        !(event.target instanceof HTMLImageElement || event.target === element)
      )
        return;
      element?.setPointerCapture(event.pointerId);
      fingers.set(event.pointerId, pointOf(event));
      travelled = fingers.size > 1;
      start = fingers.size > 1 ? null : pointOf(event);
      setHeld(true);
    }
    function drag(event: PointerEvent) {
      const before = fingers.get(event.pointerId);
      if (!before) return;
      const now = pointOf(event);
      const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
      fingers.set(event.pointerId, now);
      if (start && distance(start, now) > TAP_PX) travelled = true;
      if (!travelled) return;
      if (other)
        zoom(distance(now, other) / Math.max(1, distance(before, other)), middle(now, other));
      const share = other ? 0.5 : 1;
      pan({ x: (now.x - before.x) * share, y: (now.y - before.y) * share });
    }
    function lift(event: PointerEvent) {
      if (!fingers.delete(event.pointerId) || fingers.size > 0) return;
      setHeld(false);
      if (event.type === "pointercancel" || !start) return;
      if (travelled) release(start, pointOf(event));
      else tap(start);
    }
    function turn(event: WheelEvent) {
      event.preventDefault();
      const px =
        event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * LINE_PX : event.deltaY;
      zoom(Math.exp(-px * (event.ctrlKey ? PINCH_RATE : WHEEL_RATE)), pointOf(event));
    }
    const listening = new AbortController();
    const { signal } = listening;
    element.addEventListener("pointerdown", press, { signal });
    element.addEventListener("pointermove", drag, { signal });
    element.addEventListener("pointerup", lift, { signal });
    element.addEventListener("pointercancel", lift, { signal });
    element.addEventListener("wheel", turn, { signal, passive: false });
    window.addEventListener("resize", () => setView(WHOLE), { signal });
    return () => listening.abort();
  }, [stage]);

  return {
    view,
    held,
    zoomIn: () => zoomBy(STEP),
    zoomOut: () => zoomBy(1 / STEP),
    pan: move,
    reset,
  };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
