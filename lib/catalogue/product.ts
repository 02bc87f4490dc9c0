export type CardPhoto = {
  storageKey: string;
  alt: string;
  widthPx: number;
  heightPx: number;
  /** Data URL shown while the photo loads; may be empty. */
  placeholder: string;
};

/** What a grid shows of a product. */
export type ProductCard = {
  id: string;
  handle: string;
  title: string;
  brand: string | null;
  priceMinor: number | null;
  currency: string;
  stock: number | null;
  broadCategory: string;
  fineCategory: string;
  colour: string | null;
  variantGroup: string | null;
  photo: CardPhoto | null;
};
