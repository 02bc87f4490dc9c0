import { type ReactNode, Suspense } from "react";
import type { Place } from "@/app/(shop)/_components/results/place";

/**
 * Content that streams in later, in the space that `fallback` reserves. It needs scripts; a page for browsers without
 * them is sent in one piece.
 */
export function Arriving({
  place,
  fallback,
  children,
}: {
  place: Place;
  fallback: ReactNode;
  children: ReactNode;
}) {
  return place.plain ? children : <Suspense fallback={fallback}>{children}</Suspense>;
}
