"use client";

import { type CSSProperties, Fragment, type KeyboardEvent } from "react";
import styles from "@/app/(shop)/search/_components/photo-panel/crop-frame.module.css";
import type { Handle } from "@/app/(shop)/search/_components/photo-panel/crop-geometry";
import { type Crop, isWholePhoto, MIN_CROP_SIDE } from "@/lib/shopper-photos/crop";

export type FrameWords = {
  /** What the frame as a whole is for. */
  frame: string;
  /** The kind of control, for screen readers: it moves in two directions. */
  frameKind: string;
  /** The frame's position, with `{left}`, `{top}`, `{width}` and `{height}` in percent. */
  frameValue: string;
  left: string;
  right: string;
  top: string;
  bottom: string;
};

const EDGES = ["left", "right", "top", "bottom"] as const;
const CORNERS = ["top-left", "top-right", "bottom-left", "bottom-right"] as const;
/** The id of the text that explains the keys. */
export const KEYS_ID = "crop-keys";

/**
 * The frame and its handles. The frame and its edges move by pointer and keyboard, its corners by pointer. Targets are
 * 44 pixels but take at most a third of the frame on each side, so that a small one can still be moved.
 */
export function CropFrame({
  crop,
  words,
  onKey,
}: {
  crop: Crop;
  words: FrameWords;
  onKey: (handle: Handle, event: KeyboardEvent) => void;
}) {
  const box = boxOf(crop);
  return (
    <>
      <div className="pointer-events-none absolute inset-0 overflow-hidden">
        <div className={styles.shade} style={box} />
      </div>
      <div className="absolute" style={box} data-needs-script>
        <div
          role="slider"
          tabIndex={0}
          data-handle="frame"
          aria-label={words.frame}
          aria-roledescription={words.frameKind}
          aria-describedby={KEYS_ID}
          aria-valuemin={0}
          aria-valuemax={percent(1 - crop.width)}
          aria-valuenow={percent(crop.x)}
          aria-valuetext={fill(words.frameValue, {
            left: percent(crop.x),
            top: percent(crop.y),
            width: percent(crop.width),
            height: percent(crop.height),
          })}
          onKeyDown={(event) => onKey("frame", event)}
          className={`${styles.line} ${isWholePhoto(crop) ? "cursor-crosshair" : "cursor-move touch-none"}`}
        />
        {EDGES.map((edge) => (
          <Edge
            key={edge}
            edge={edge}
            crop={crop}
            label={words[edge]}
            onKeyDown={(event) => onKey(edge, event)}
          />
        ))}
        {CORNERS.map((corner) => (
          <Fragment key={corner}>
            <div
              data-handle={corner}
              className={`${styles.handle} ${styles.corner} ${styles[corner]}`}
            />
            <span className={styles.mark} />
          </Fragment>
        ))}
      </div>
    </>
  );
}

function boxOf({ x, y, width, height }: Crop): CSSProperties {
  const [left, top] = [`${x * 100}%`, `${y * 100}%`];
  return { left, top, width: `${width * 100}%`, height: `${height * 100}%` };
}

function Edge({
  edge,
  crop: { x, y, width, height },
  label,
  onKeyDown,
}: {
  edge: (typeof EDGES)[number];
  crop: Crop;
  label: string;
  onKeyDown: (event: KeyboardEvent) => void;
}) {
  const sideways = edge === "left" || edge === "right";
  const [start, length] = sideways ? [x, width] : [y, height];
  const end = start + length;
  const first = edge === "left" || edge === "top";
  const now = percent(first ? start : end);
  return (
    <>
      <div
        role="slider"
        tabIndex={0}
        data-handle={edge}
        aria-label={label}
        aria-describedby={KEYS_ID}
        aria-orientation={sideways ? "horizontal" : "vertical"}
        aria-valuemin={first ? 0 : percent(start + MIN_CROP_SIDE)}
        aria-valuemax={first ? percent(end - MIN_CROP_SIDE) : 100}
        aria-valuenow={now}
        aria-valuetext={`${now}%`}
        onKeyDown={onKeyDown}
        className={`${styles.handle} ${styles[edge]}`}
      />
      <span className={styles.mark} />
    </>
  );
}

function percent(fraction: number): number {
  return Math.round(fraction * 100);
}

function fill(template: string, values: Record<string, number>): string {
  return template.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}
