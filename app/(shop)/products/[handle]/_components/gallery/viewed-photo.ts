import type { CardPhoto } from "@/lib/catalogue/product";

/** A photo with its position in words: "Photo 2 of 3". */
export type ViewedPhoto = Omit<CardPhoto, "placeholder"> & { position: string };

export type ViewerWords = {
  label: string;
  close: string;
  zoomIn: string;
  zoomOut: string;
  /** Contains "{percent}" where the number goes. */
  zoomLevel: string;
  previous: string;
  next: string;
};
