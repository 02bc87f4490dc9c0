const MB = 1024 * 1024;

/** A body of this size or more is an upload. */
export const UPLOAD_FROM_BYTES = 1 * MB;

export type BudgetLimits = {
  /** Uploads in progress at once, from arrival to answer. */
  uploads: number;
  uploadsPerClient: number;
  /** The announced bytes of all bodies in progress. */
  bytes: number;
  bytesPerClient: number;
};

/**
 * Two cores decode and embed one or two photos a second, so more than eight uploads would only wait. Memory holds each
 * body two to three times between arrival and answer, so these bytes are a third of the real use.
 */
export const BUDGET: BudgetLimits = {
  uploads: 8,
  uploadsPerClient: 4,
  bytes: 96 * MB,
  bytesPerClient: 48 * MB,
};

type Taken = { uploads: number; bytes: number };

/** Limits the bodies in progress in this process, by number and bytes, per client and in total. */
export class BodyBudget {
  readonly #limits: BudgetLimits;
  readonly #all: Taken = { uploads: 0, bytes: 0 };
  readonly #clients = new Map<string, Taken>();

  constructor(limits: BudgetLimits = BUDGET) {
    this.#limits = limits;
  }

  /**
   * Reserves room for a body of this many bytes.
   * @returns a function that gives the room back (once), or null if there is none left
   */
  take(client: string, bytes: number): (() => void) | null {
    const uploads = bytes >= UPLOAD_FROM_BYTES ? 1 : 0;
    const own = this.#clients.get(client) ?? { uploads: 0, bytes: 0 };
    const { uploads: most, uploadsPerClient, bytes: mostBytes, bytesPerClient } = this.#limits;
    const fits =
      (uploads === 0 || (own.uploads < uploadsPerClient && this.#all.uploads < most)) &&
      own.bytes + bytes <= bytesPerClient &&
      this.#all.bytes + bytes <= mostBytes;
    if (!fits) return null;
    this.#clients.set(client, own);
    this.#add(own, uploads, bytes);
    let given = false;
    return () => {
      if (given) return;
      given = true;
      this.#add(own, -uploads, -bytes);
      if (own.bytes === 0) this.#clients.delete(client);
    };
  }

  get underWay(): Readonly<Taken> {
    return this.#all;
  }

  #add(own: Taken, uploads: number, bytes: number): void {
    for (const each of [own, this.#all]) {
      each.uploads += uploads;
      each.bytes += bytes;
    }
  }
}
