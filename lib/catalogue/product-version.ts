/** A product as somebody saw it: every write that an editor can see moves the version. */
export type ProductVersion = { id: string; version: number };

/** What became of products that were to be changed or deleted as they had been seen. */
export type BulkOutcome = {
  done: string[];
  /** Were so already. */
  same: string[];
  /** Changed since they were seen, and left alone. */
  changed: string[];
  /** Deleted since they were seen. */
  gone: string[];
};
