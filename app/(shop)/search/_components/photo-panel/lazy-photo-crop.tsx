"use client";

import { type ComponentProps, lazy } from "react";
import type { PhotoCrop } from "@/app/(shop)/search/_components/photo-panel/photo-crop";

const Loaded = lazy(async () => {
  const { PhotoCrop } = await import("@/app/(shop)/search/_components/photo-panel/photo-crop");
  return { default: PhotoCrop };
});

/**
 * Loaded on demand, because most searches have no photo. There is deliberately no placeholder: React keeps showing the
 * current page until the frame is ready, so nothing moves.
 */
export function LazyPhotoCrop(props: ComponentProps<typeof PhotoCrop>) {
  return <Loaded {...props} />;
}
