/** A product as somebody saw it: every write visible to an editor raises the version. */
export type ProductVersion = { id: string; version: number };

/** The outcome of changing or deleting several products, each as it was seen. */
export type BulkOutcome = {
  done: string[];
  /** Already in the requested state. */
  same: string[];
  /** Changed since they were seen, and left alone. */
  changed: string[];
  /** Deleted since they were seen. */
  gone: string[];
};
