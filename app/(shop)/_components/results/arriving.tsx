import { type ReactNode, Suspense } from "react";
import type { Place } from "@/app/(shop)/_components/results/place";

/**
 * What arrives on its own, in the place that `fallback` keeps for it. Scripts put it there; a page without them comes
 * in one piece.
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
