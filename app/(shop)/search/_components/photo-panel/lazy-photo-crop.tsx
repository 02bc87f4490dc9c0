"use client";

import { type ComponentProps, lazy } from "react";
import type { PhotoCrop } from "@/app/(shop)/search/_components/photo-panel/photo-crop";

const Loaded = lazy(async () => {
  const { PhotoCrop } = await import("@/app/(shop)/search/_components/photo-panel/photo-crop");
  return { default: PhotoCrop };
});

/**
 * Most searches have no photo: its frame's script comes with those that have one. Nothing stands in for it meanwhile,
 * so that nothing moves: the page that is shown stays until the frame is there too.
 */
export function LazyPhotoCrop(props: ComponentProps<typeof PhotoCrop>) {
  return <Loaded {...props} />;
}
