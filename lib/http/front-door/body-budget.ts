const MB = 1024 * 1024;

/** From here on a body is an upload. */
export const UPLOAD_FROM_BYTES = 1 * MB;

export type BudgetLimits = {
  /** Uploads under way at once, from arrival to answer. */
  uploads: number;
  uploadsPerClient: number;
  /** The bytes of all bodies under way, as announced. */
  bytes: number;
  bytesPerClient: number;
};

/**
 * Two cores decode and embed one or two photos a second: more than eight under way only wait. Each is held two to three
 * times over between arrival and answer, so the bytes here are a third of what memory sees.
 */
export const BUDGET: BudgetLimits = {
  uploads: 8,
  uploadsPerClient: 4,
  bytes: 96 * MB,
  bytesPerClient: 48 * MB,
};

type Taken = { uploads: number; bytes: number };

/** Bounds the bodies that are under way in this process, in number and in bytes, for each client and for all. */
export class BodyBudget {
  readonly #limits: BudgetLimits;
  readonly #all: Taken = { uploads: 0, bytes: 0 };
  readonly #clients = new Map<string, Taken>();

  constructor(limits: BudgetLimits = BUDGET) {
    this.#limits = limits;
  }

  /**
   * Takes room for a body of so many bytes.
   * @returns what gives the room back, once; null where there is none left
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
