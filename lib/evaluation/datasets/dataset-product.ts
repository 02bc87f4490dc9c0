/** A product from a dataset folder. */
export type DatasetProduct = {
  /** Unique in the dataset. */
  key: string;
  title: string;
  description: string;
  broadCategory: string;
  fineCategory: string;
  colour: string | null;
  tags: string[];
  /** Absolute paths. */
  photos: string[];
};
