/** The prices that a product may have: exactly one after an acknowledged save, several after an unacknowledged one. */
export class Ledger {
  readonly #prices = new Map<string, Set<number>>();
  readonly #busy = new Set<string>();
  acknowledged = 0;
  unacknowledged = 0;

  /** Only one client at a time edits a product, so that its last value is known. */
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

  /** Records a save that was never answered: it may or may not have happened. */
  doubt(id: string, beforeMinor: number, priceMinor: number): void {
    this.unacknowledged += 1;
    const known = this.#prices.get(id) ?? new Set([beforeMinor]);
    this.#prices.set(id, known.add(priceMinor));
  }

  ids(): string[] {
    return [...this.#prices.keys()];
  }

  /** Products that differ from what was confirmed. A null in `actual` means that the product is missing. */
  lost(actual: ReadonlyMap<string, number | null>): string[] {
    return [...this.#prices]
      .filter(([id, allowed]) => {
        const price = actual.get(id) ?? null;
        return price === null || !allowed.has(price);
      })
      .map(([id]) => id);
  }
}
