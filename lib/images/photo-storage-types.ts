/**
 * Stores photos. We alone choose the names, from lower-case letters, digits, "-" and "."; what is stored under a name
 * never changes.
 *
 * Anyone about to refer to a photo must write or renew it first. A photo that nothing refers to is removed by age alone
 * (`removeUnused`), so one that is about to be used is never removed.
 */
export type PhotoStorage = {
  /** Null when there is no such name. */
  read(name: string): Promise<Buffer | null>;
  /** In bytes; null when there is no such name. */
  sizeOf(name: string): Promise<number | null>;
  /**
   * Writes the photo completely or not at all; writing a name again renews its age.
   * @throws UserError `disk-full` or `disk-read-only`
   */
  write(name: string, bytes: Buffer): Promise<void>;
  /** Resets its age as if it were written now. False when there is no such name. */
  renew(name: string): Promise<boolean>;
  /** Ignores names that do not exist. */
  remove(names: string[]): Promise<void>;
  /**
   * Removes a photo unless something refers to it or it was written or renewed since the given moment.
   * @returns whether there is no such key any more
   */
  removeUnused(storageKey: string, since: Date): Promise<boolean>;
  /** Names last written before the given moment, some at a time. */
  listOlderThan(moment: Date, atOnce: number): AsyncGenerator<string[]>;
  /** Removes what writers interrupted before the given moment left behind. */
  removeUnfinished(moment: Date): Promise<void>;
};
