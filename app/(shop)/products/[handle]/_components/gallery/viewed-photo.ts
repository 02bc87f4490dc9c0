import type { CardPhoto } from "@/lib/catalogue/product";

/** A photo with its place among the others in words: "Photo 2 of 3". */
export type ViewedPhoto = Omit<CardPhoto, "placeholder"> & { position: string };

export type ViewerWords = {
  label: string;
  close: string;
  zoomIn: string;
  zoomOut: string;
  /** With "{percent}" where the number goes. */
  zoomLevel: string;
  previous: string;
  next: string;
};
