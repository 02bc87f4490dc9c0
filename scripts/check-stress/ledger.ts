/** What a product's price may be: one value once a save was acknowledged, several while one was not. */
export class Ledger {
  readonly #prices = new Map<string, Set<number>>();
  readonly #busy = new Set<string>();
  acknowledged = 0;
  unacknowledged = 0;

  /** Products are edited by one client at a time: the last value is then known. */
  take(id: string): boolean {
    if (this.#busy.has(id)) return false;
    this.#busy.add(id);
    return true;
  }

  release(id: string): void {
    this.#busy.delete(id);
  }

  confirm(id: string, priceMinor: number): void {
    this.acknowledged += 1;
    this.#prices.set(id, new Set([priceMinor]));
  }

  /** A save whose answer never came: it is either done or not. */
  doubt(id: string, beforeMinor: number, priceMinor: number): void {
    this.unacknowledged += 1;
    const known = this.#prices.get(id) ?? new Set([beforeMinor]);
    this.#prices.set(id, known.add(priceMinor));
  }

  ids(): string[] {
    return [...this.#prices.keys()];
  }

  /** Products that are not what they were confirmed to be; null stands for one that is not there. */
  lost(actual: ReadonlyMap<string, number | null>): string[] {
    return [...this.#prices]
      .filter(([id, allowed]) => {
        const price = actual.get(id) ?? null;
        return price === null || !allowed.has(price);
      })
      .map(([id]) => id);
  }
}
