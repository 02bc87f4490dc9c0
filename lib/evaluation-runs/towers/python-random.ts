const SIZE = 624;

/**
 * Python's `random.Random(seed)`: the Mersenne twister of Matsumoto and Nishimura, MT19937, and what Python draws
 * from it, so that training/evaluate.py and this ask the same queries.
 */
export class PythonRandom {
  private readonly state = new Uint32Array(SIZE);
  private at = SIZE;

  /** @param seed 0 to 2³² − 1 */
  constructor(seed: number) {
    const { state } = this;
    state[0] = 19650218;
    for (let i = 1; i < SIZE; i++) {
      state[i] = Math.imul(1812433253, mixed(state[i - 1] as number)) + i;
    }
    let i = 1;
    for (let step = 0; step < SIZE; step++) {
      const from = Math.imul(mixed(state[i - 1] as number), 1664525);
      state[i] = ((state[i] as number) ^ from) + seed;
      i = this.next(i);
    }
    for (let step = 1; step < SIZE; step++) {
      const from = Math.imul(mixed(state[i - 1] as number), 1566083941);
      state[i] = ((state[i] as number) ^ from) - i;
      i = this.next(i);
    }
    state[0] = 0x80000000;
  }

  private next(i: number): number {
    if (i + 1 < SIZE) return i + 1;
    this.state[0] = this.state[SIZE - 1] as number;
    return 1;
  }

  private bits32(): number {
    const { state } = this;
    if (this.at === SIZE) {
      for (let i = 0; i < SIZE; i++) {
        const joined =
          ((state[i] as number) & 0x80000000) | ((state[(i + 1) % SIZE] as number) & 0x7fffffff);
        const twist = joined & 1 ? 0x9908b0df : 0;
        state[i] = (state[(i + 397) % SIZE] as number) ^ (joined >>> 1) ^ twist;
      }
      this.at = 0;
    }
    let value = state[this.at++] as number;
    value ^= value >>> 11;
    value ^= (value << 7) & 0x9d2c5680;
    value ^= (value << 15) & 0xefc60000;
    return (value ^ (value >>> 18)) >>> 0;
  }

  /** `random()`: 0 to 1, without 1. */
  random(): number {
    const high = this.bits32() >>> 5;
    const low = this.bits32() >>> 6;
    return (high * 2 ** 26 + low) / 2 ** 53;
  }

  /** `randrange(count)`: 0 to count − 1. */
  below(count: number): number {
    const shift = Math.clz32(count);
    let value = this.bits32() >>> shift;
    while (value >= count) value = this.bits32() >>> shift;
    return value;
  }

  choice<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }

  /** `shuffle`, of a copy. */
  shuffled<T>(items: readonly T[]): T[] {
    const copy = [...items];
    for (let last = copy.length - 1; last > 0; last--) {
      const other = this.below(last + 1);
      [copy[last], copy[other]] = [copy[other] as T, copy[last] as T];
    }
    return copy;
  }

  /** `sample(items, len(items))`. */
  sampledAll<T>(items: readonly T[]): T[] {
    const pool = [...items];
    return items.map((_, i) => {
      const at = this.below(pool.length - i);
      const drawn = pool[at] as T;
      pool[at] = pool[pool.length - i - 1] as T;
      return drawn;
    });
  }
}

function mixed(value: number): number {
  return value ^ (value >>> 30);
}
