import { UserError } from "@/lib/errors";

/** When a place may be free again; checking a password takes a tenth of a second. */
const RETRY_S = 5;

/** Lets a few callers through at a time and a few wait; the rest are told to come back. */
export class Lane {
  readonly #running: number;
  readonly #waiting: number;
  readonly #queue: (() => void)[] = [];
  #taken = 0;

  constructor({ running, waiting }: { running: number; waiting: number }) {
    this.#running = running;
    this.#waiting = waiting;
  }

  /** @throws UserError `busy` when the queue is full */
  async run<T>(body: () => Promise<T>): Promise<T> {
    if (this.#taken < this.#running) this.#taken += 1;
    else if (this.#queue.length < this.#waiting) {
      await new Promise<void>((resolve) => this.#queue.push(resolve));
    } else {
      throw new UserError(
        "busy",
        `Many people are signing in at the moment. Please try again in ${RETRY_S} seconds.`,
        { retryAfterS: RETRY_S },
      );
    }
    try {
      return await body();
    } finally {
      // The next in the queue takes over the place.
      const next = this.#queue.shift();
      if (next) next();
      else this.#taken -= 1;
    }
  }
}

type Lanes = { strangers: Lane; devices: Lane };

const globalForLanes = globalThis as typeof globalThis & { shopPasswordLanes?: Lanes };

/**
 * Checking a password takes a core and 32 MB for a tenth of a second, even for an account that does not exist. This
 * process therefore checks two at a time for strangers, and one more for devices that have signed in before, which
 * strangers can never keep waiting.
 */
export function passwordLanes(): Lanes {
  globalForLanes.shopPasswordLanes ??= {
    strangers: new Lane({ running: 2, waiting: 20 }),
    devices: new Lane({ running: 1, waiting: 5 }),
  };
  return globalForLanes.shopPasswordLanes;
}
