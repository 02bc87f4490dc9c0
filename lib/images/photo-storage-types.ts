/**
 * Where photos are kept. A name is made by us alone, of lower-case letters, digits, "-" and ".";
 * what is written under a name never changes.
 *
 * Whoever is going to refer to a photo writes or renews it first. A photo that nothing refers to is removed by its age
 * alone (`removeUnused`), and so never one that somebody is about to use.
 */
export type PhotoStorage = {
  /** Null when nothing is kept under this name. */
  read(name: string): Promise<Buffer | null>;
  /** In bytes; null when nothing is kept under this name. */
  sizeOf(name: string): Promise<number | null>;
  /**
   * Whole or not at all; writing a name again renews its age.
   * @throws UserError `disk-full` or `disk-read-only`
   */
  write(name: string, bytes: Buffer): Promise<void>;
  /** Makes it as young as if it were written now. False when nothing is kept under this name. */
  renew(name: string): Promise<boolean>;
  /** Names that are not there are passed over. */
  remove(names: string[]): Promise<void>;
  /**
   * Removes a photo if nothing has referred to it and nobody has written or renewed it since a moment.
   * @returns whether nothing is kept under this key any more
   */
  removeUnused(storageKey: string, since: Date): Promise<boolean>;
  /** Names last written before a moment, some at a time. */
  listOlderThan(moment: Date, atOnce: number): AsyncGenerator<string[]>;
  /** Removes what writers that were interrupted before a moment have left. */
  removeUnfinished(moment: Date): Promise<void>;
};
