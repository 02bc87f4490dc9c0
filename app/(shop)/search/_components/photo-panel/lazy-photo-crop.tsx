"use client";

import { type ComponentProps, lazy, Suspense } from "react";
import type { PhotoCrop } from "@/app/(shop)/search/_components/photo-panel/photo-crop";

/** Most searches have no photo: its frame's script comes with those that have one. */
const Loaded = lazy(async () => {
  const { PhotoCrop } = await import("@/app/(shop)/search/_components/photo-panel/photo-crop");
  return { default: PhotoCrop };
});

export function LazyPhotoCrop(props: ComponentProps<typeof PhotoCrop>) {
  return (
    <Suspense fallback={null}>
      <Loaded {...props} />
    </Suspense>
  );
}
